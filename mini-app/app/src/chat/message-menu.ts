import type { ChatMessage } from '@parley/client';
import { copyText } from './copy';
import type { MenuItem } from './Menu.vue';

interface Doings {
  words: { reply: string; copy: string; copied: string; retry: string; discard: string; report: string };
  canReply: boolean;
  reply(): void;
  retry(): void;
  discard(): void;
  report(): void;
  tell(text: string): void;
  fail(error: unknown): void;
}

/** What can be done with a message. */
export function messageMenu(message: ChatMessage, doings: Doings): readonly MenuItem[] {
  const { words } = doings;
  const items: (MenuItem | false)[] = [
    doings.canReply && !!message.id && { label: words.reply, icon: 'reply', run: doings.reply },
    {
      label: words.copy,
      icon: 'copy',
      run: () => void copyText(message.text).then(done => (done ? doings.tell(words.copied) : doings.fail(undefined))),
    },
    message.status === 'failed' && { label: words.retry, icon: 'retry', run: doings.retry },
    !message.id && { label: words.discard, icon: 'trash', grave: true, run: doings.discard },
    !message.own &&
      !!message.id &&
      message.senderId !== 'system' && { label: words.report, icon: 'flag', grave: true, run: doings.report },
  ];
  return items.filter(item => item !== false);
}
