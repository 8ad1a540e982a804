import type { Conversation } from './conversations.js';
import type { Core } from './core.js';
import { createAlarm, type Alarm } from './environment.js';
import { ChatError } from './errors.js';
import type { SendFrame, WireMessage } from './frames.js';
import type { OutboxEntry } from './outbox-store.js';

/**
 * Messages on their way. One at a time in each conversation, in the order they were written: whatever happens to one,
 * the next cannot overtake it. So at most one of a conversation can be on the server without our knowing, and it is
 * tried again, with its key, until the server has said what became of it.
 */
export interface Outbox {
  /** Settles with the id of the message. */
  add(key: string, conversationId: string, text: string, replyTo?: string): Promise<string>;
  adopt(entries: OutboxEntry[]): void;
  retry(key: string): void;
  discard(key: string): void;
  /** The server has it, as this message. False where it is none of these. */
  confirm(key: string | undefined, messageId: string): boolean;
  /** An error that answers one of these frames; true where it was one. */
  refused(ref: string | undefined, error: ChatError): boolean;
  /**
   * Messages came, perhaps without their keys. Where one may well be the first that waits here, that is not shown until
   * the server has said whether it is.
   */
  seen(conversation: Conversation, messages: WireMessage[]): void;
  of(conversationId: string): OutboxEntry[];
  start(): void;
  stop(): void;
}

const maxCharacters = 5000;
const retryMs = 2000;

interface Item {
  entry: OutboxEntry;
  alarm: Alarm;
  /** It is being tried. */
  tried?: boolean;
  hidden?: boolean;
  resolve?(id: string): void;
  reject?(error: ChatError): void;
}

export function createOutbox(core: Core): Outbox {
  const { clock, outbox: limits } = core;
  const { store } = limits;
  let items: Item[] = []; // by `at`
  let running = false;

  const find = (key: string | undefined) => items.find(({ entry }) => entry.key === key);
  const of = (conversationId: string) => items.filter(({ entry }) => entry.conversationId === conversationId);
  const itemOf = (entry: OutboxEntry): Item => ({ entry, alarm: createAlarm(clock) });
  const save = ({ entry }: Item) => entry.user && store.put(entry);

  /** It is not being tried any more, and the next may be. */
  function end(item: Item) {
    item.alarm.stop();
    item.tried = false;
    core.changed(item.entry.conversationId);
    pump(item.entry.conversationId);
  }
  function remove(item: Item) {
    items = items.filter(other => other !== item);
    store.delete(item.entry.key);
    end(item);
  }
  function fail(item: Item, error: ChatError) {
    item.entry.error = { code: error.code, message: error.message };
    item.hidden = false;
    item.reject?.(error);
    save(item);
    end(item);
  }

  function pump(conversationId: string) {
    const here = of(conversationId);
    const item = here.find(({ entry }) => !entry.error);
    if (!running || !item || here.some(({ tried }) => tried)) return;
    if (clock.now() - item.entry.since > limits.ttlMs) fail(item, new ChatError('expired'));
    else attempt(item);
  }

  function attempt(item: Item) {
    const { conversationId, key, text, replyTo } = item.entry;
    item.tried = true;
    const frame: SendFrame = {
      type: 'message.send',
      conversation_id: conversationId,
      text,
      idempotency_key: key,
      reply_to: replyTo,
      ref: key,
    };
    // The server names no `ref` for a frame that is too large, so that nobody could tell whose error it is.
    if (
      [...text].length > maxCharacters ||
      new TextEncoder().encode(JSON.stringify(frame)).length > core.maxFrameBytes
    ) {
      return fail(item, new ChatError('message_too_large'));
    }
    core.post(conversationId, frame);
    item.alarm.set(core.timeoutMs, () => attempt(item));
  }

  return {
    add(key, conversationId, text, replyTo) {
      if (items.length >= limits.max) throw new ChatError('outbox_full');
      const since = clock.now();
      const at = Math.max(since, (items.at(-1)?.entry.at ?? 0) + 1); // no two are the same
      const item = itemOf({ key, user: core.me, conversationId, text, replyTo, at, since });
      const stored = new Promise<string>((resolve, reject) => Object.assign(item, { resolve, reject }));
      stored.catch(() => undefined); // who does not wait for it sees the state of the message
      items.push(item);
      save(item);
      end(item);
      return stored;
    },
    adopt(found) {
      const fresh = found.filter(entry => !find(entry.key)).map(itemOf);
      items = [...items, ...fresh].sort((a, b) => a.entry.at - b.entry.at);
      fresh.forEach(end);
    },
    retry(key) {
      const item = find(key);
      if (!item) return;
      delete item.entry.error;
      item.entry.since = clock.now();
      save(item);
      end(item);
    },
    discard(key) {
      const item = find(key);
      if (!item) return;
      item.reject?.(new ChatError('discarded'));
      remove(item);
    },
    confirm(key, messageId) {
      const item = find(key);
      if (item) {
        item.resolve?.(messageId);
        remove(item);
      }
      return !!item;
    },
    refused(ref, error) {
      const item = find(ref);
      if (item && error.retryable) {
        item.alarm.set(error.retryAfterMs ?? retryMs * (0.5 + core.random()), () => attempt(item));
      } else if (item) fail(item, error);
      return !!item;
    },
    seen({ id, keys }, messages) {
      const item = of(id).find(({ entry }) => !entry.error);
      if (!item) return;
      const text = item.entry.text.trim();
      item.hidden ||= messages.some(
        message => message.sender_id === core.me && !keys.has(message.id) && message.text.trim() === text,
      );
    },
    of: conversationId => of(conversationId).flatMap(({ hidden, entry }) => (hidden ? [] : entry)),
    start() {
      running = true;
      for (const item of items) {
        item.entry.user ||= core.me; // until this is known they are in no store
        save(item);
        pump(item.entry.conversationId);
      }
    },
    stop() {
      running = false;
      items.forEach(end);
    },
  };
}
