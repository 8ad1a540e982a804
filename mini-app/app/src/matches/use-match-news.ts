import { computed, ref, watch, type ComputedRef } from 'vue';
import { useToasts } from '../parts/toasts';
import { useRouter } from '../router/router';
import { useWords } from '../words';
import type { Moment, Moments } from './moments';

/** A match is a moment of its own, but it does not come between two who are talking: there it is a word at the edge. */
export function useMatchNews(moments: Moments): { moment: ComputedRef<Moment | undefined> } {
  const { route } = useRouter();
  const toasts = useToasts();
  const w = useWords('matches');
  const common = useWords('common');
  /** Whose moment was asked for in the midst of a chat. */
  const asked = ref<string>();
  const isTalking = computed(() => route.value.name === 'chat');

  watch(moments.shown, moment => {
    if (!moment || !isTalking.value) return;
    toasts.show({
      kind: 'news',
      text: w.value.news(moment.peer?.name ?? common.value.someone),
      action: { label: w.value.see, run: () => (asked.value = moment.userId) },
    });
  });
  return {
    moment: computed(() => {
      const moment = moments.shown.value;
      return isTalking.value && asked.value !== moment?.userId ? undefined : moment;
    }),
  };
}
