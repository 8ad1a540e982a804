import { shallowRef, watch, type Ref } from 'vue';
import type { UseChat } from '@parley/client/vue';
import { firstUnread } from './unread';

/** Further up than that nobody begins to read: the conversation is opened at its end. */
const mostUnread = 300;

/**
 * Where a conversation is opened: at the first of the messages that were unread then, or at its end. Until that is
 * known, nothing of it counts as read.
 */
export function useOpening(chat: () => UseChat, synced: Readonly<Ref<boolean>>) {
  const opened = shallowRef(false);
  const firstNew = shallowRef<string>();
  let unread: number | undefined;

  function look({ conversation, messages, hasOlder, isLoading, error, loadOlder }: UseChat) {
    if (unread === undefined && messages.value.length) unread = conversation.value?.unread;
    const first = firstUnread(messages.value, unread ?? 0);
    const isThere = first || unread === 0 || (unread ?? 0) > mostUnread;
    if (!isThere && hasOlder.value && !error.value) {
      if (synced.value && !isLoading.value) void loadOlder();
      return;
    }
    firstNew.value = first?.key;
    opened.value = true;
  }

  /** To be called where the chat is there. */
  function begin() {
    const all = chat();
    const end = watch(
      [all.conversation, all.messages, all.isLoading, synced],
      () => {
        if (!opened.value) look(all);
      },
      { immediate: true },
    );
    watch(opened, end);
  }
  return { opened, firstNew, begin };
}
