import type { UseChat } from '@parley/client/vue';

/** Pages that are loaded at most to find a message that was answered. */
const mostPages = 30;

/** Loads older messages until this one is among them. Answers with its key, or with undefined where it is too far. */
export async function findQuoted(chat: UseChat, id: string): Promise<string | undefined> {
  for (let pages = 0; ; pages++) {
    const found = chat.messages.value.find(message => message.id === id);
    if (found || pages >= mostPages || !chat.hasOlder.value) return found?.key;
    const before = chat.messages.value.length;
    await chat.loadOlder();
    if (chat.error.value || chat.messages.value.length === before) return undefined;
  }
}
