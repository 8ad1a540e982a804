import { computed, type ComputedRef } from 'vue';
import type { IconName } from '../parts/icons';
import { useFailures } from '../parts/use-failures';
import { useWords } from '../words';
import { usePreferences } from './preferences';

interface Muting {
  readonly label: string;
  readonly icon: IconName;
  run(): void;
}

/** The entry of a conversation's menu that mutes it, or ends that. */
export function useMuting(conversation: string): ComputedRef<Muting> {
  const { wish, load, isMuted, mute } = usePreferences();
  const fail = useFailures();
  const w = useWords('settings');
  // What cannot be read now is read again by the change itself.
  if (!wish.value) load().catch(() => undefined);

  function set(muted: boolean) {
    mute(conversation, muted).catch((cause: unknown) => fail(cause, () => set(muted)));
  }
  return computed(() =>
    isMuted(conversation)
      ? { label: w.value.unmuteShort, icon: 'bell', run: () => set(false) }
      : { label: w.value.mute, icon: 'bellOff', run: () => set(true) },
  );
}
