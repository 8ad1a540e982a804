import { onBeforeUnmount, shallowRef, watch } from 'vue';
import { drafts } from './open-drafts';

const gatherMs = 300;

/** What is being written in a conversation, and which message it answers. Kept for when the conversation is left. */
export function useDraft(conversationId: string) {
  const draft = drafts.get(conversationId);
  const text = shallowRef(draft.text);
  const replyTo = shallowRef(draft.replyTo);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function save() {
    clearTimeout(timer);
    drafts.set(conversationId, { text: text.value, replyTo: replyTo.value });
  }
  watch([text, replyTo], () => {
    clearTimeout(timer);
    timer = setTimeout(save, gatherMs);
  });
  addEventListener('pagehide', save);
  onBeforeUnmount(() => {
    removeEventListener('pagehide', save);
    save();
  });
  return { text, replyTo };
}
