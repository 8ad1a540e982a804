import type { Conversation } from './conversations.js';
import type { Core } from './core.js';
import { createCounter } from './counter.js';
import { createAlarm } from './environment.js';
import { seqOf } from './history.js';

/**
 * Says what has got here (`message.ack`) and what has been seen (`read.set`): the latter only of what is on the screen.
 */
export interface Marks {
  /** Something of the other one has come, or come again. */
  got(conversationId: string): void;
  /** The conversation is on the screen, with its newest message, until the answer is called. */
  show(conversationId: string): () => void;
  /** The user has seen this message, or all of them. Told as soon as the page is visible. */
  markRead(conversationId: string, upToMessageId?: string): void;
  /** After a sync, or when the page is back: what the server does not know yet. */
  catchUp(): void;
  /** What was said may not have been taken. */
  stop(): void;
}

const gatherMs = 200;
/**
 * What this socket was shown has to be acknowledged over it, whatever is known of other devices, and what comes again,
 * again.
 */
const owed = -1;

export function createMarks(core: Core): Marks {
  const alarm = createAlarm(core.clock);
  const wanted = new Map<string, string>();
  /** What was said on this connection, as the `seq` of a message. */
  const told = new Map<string, number>();
  const dirty = new Set<string>();
  const shown = createCounter(soon);

  function say(type: 'message.ack' | 'read.set', { id, history }: Conversation, known: number, upTo: number) {
    const key = `${type} ${id}`;
    const last = history.messages.findLast(message => message.seq <= upTo && message.sender_id !== core.me);
    if (!last || last.seq <= Math.max(known, told.get(key) ?? 0)) return;
    told.set(key, last.seq);
    core.put(key, { type, conversation_id: id, up_to_message_id: last.id });
  }

  function soon(id: string) {
    if (!dirty.size) alarm.set(gatherMs, flush);
    dirty.add(id);
  }
  function flush() {
    const ids = [...dirty];
    dirty.clear();
    if (!core.ready()) return;
    for (const id of ids) {
      const conversation = core.conversations.get(id);
      if (!conversation) continue;
      const { read, delivered } = conversation.mine;
      const due = told.get(`message.ack ${id}`) === owed;
      say('message.ack', conversation, due ? 0 : Math.max(read.seq, delivered.seq), Infinity);
      if (core.page.visible)
        say('read.set', conversation, read.seq, shown.has(id) ? Infinity : seqOf(conversation.history, wanted.get(id)));
    }
  }
  return {
    got(id) {
      told.set(`message.ack ${id}`, owed);
      soon(id);
    },
    show: shown.hold,
    markRead(id, upToMessageId) {
      wanted.set(id, upToMessageId ?? core.conversations.get(id)?.history.messages.at(-1)?.id ?? '');
      soon(id);
    },
    catchUp: () => [...core.conversations.keys()].forEach(soon),
    stop() {
      alarm.stop();
      dirty.clear();
      told.clear();
    },
  };
}
