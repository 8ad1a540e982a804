import { peerOf } from './conversations.js';
import type { Core } from './core.js';
import { hasBegun, hasOlder } from './history.js';
import type { Outbox } from './outbox.js';
import type { Typing } from './typing.js';
import { rowsOf, type ChatMessage, type ConversationView } from './view.js';
import type { Watching } from './watching.js';

/**
 * What the app sees of it all: computed when it is asked for, rows kept until they change, told once however much
 * changed together.
 */
export interface Board {
  changed(conversationId: string): void;
  list(): readonly ConversationView[];
  view(conversationId: string): ConversationView | undefined;
  messages(conversationId: string): readonly ChatMessage[];
}

export function createBoard(
  core: Core,
  parts: { outbox: Outbox; typing: Typing; watching: Watching },
  tell: (ids: string[]) => void,
): Board {
  const dirty = new Set<string>();
  const rows = new Map<string, readonly ChatMessage[]>();

  function messages(id: string) {
    const found = rows.get(id) ?? rowsOf(core.conversations.get(id), parts.outbox.of(id), core.me);
    rows.set(id, found);
    return found;
  }
  function view(id: string): ConversationView | undefined {
    const conversation = core.conversations.get(id);
    if (!conversation) return undefined;
    const { unread, profile, blockedBy, createdAt, closedAt, history } = conversation;
    const lastMessage = messages(id).at(-1);
    const peerId = peerOf(conversation, core.me);
    const blockedByMe = blockedBy.has(core.me);
    const open = !closedAt && !blockedBy.size; // else neither presence nor typing passes
    return {
      id,
      peerId,
      lastMessage,
      unread,
      profile,
      blockedByMe,
      blockedByPeer: blockedBy.size > +blockedByMe,
      closedAt: closedAt && closedAt * 1000,
      lastActivity: lastMessage?.createdAt ?? createdAt * 1000,
      presence: open ? parts.watching.presence(peerId) : undefined,
      typing: open && parts.typing.isTyping(id),
      hasOlder: hasOlder(history),
    };
  }
  return {
    changed(id) {
      rows.delete(id);
      if (!dirty.size) {
        void Promise.resolve().then(() => {
          const ids = [...dirty];
          dirty.clear();
          tell(ids);
        });
      }
      dirty.add(id);
    },
    list: () =>
      [...core.conversations.values()]
        .flatMap(({ id, history, closedAt }) => (hasBegun(history) && !closedAt ? view(id)! : []))
        .sort((a, b) => b.lastActivity - a.lastActivity),
    view,
    messages,
  };
}
