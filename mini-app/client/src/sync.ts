import { backoff } from './backoff.js';
import { describe, receive, setBlockedBy, unreadAfter, settle, type Conversation } from './conversations.js';
import type { Core } from './core.js';
import { createAlarm } from './environment.js';
import { asChatError, type ChatError } from './errors.js';
import type { SyncBatch, WireConversation, WireMessage } from './frames.js';
import { hasBegun } from './history.js';

/**
 * How what was missed gets here. The first time the list is read over REST: it tells where each conversation stands, so
 * that `sync` need not bring its whole history. After every later connect `sync` goes on from the last message held,
 * and so it does when a gap stays for longer than the server needs to mend it.
 */
export interface Sync {
  start(): void;
  stop(): void;
  batch(conversation: Conversation, frame: SyncBatch): void;
  /** An error that answers a `sync`; true where it was one. */
  refused(ref: string | undefined, error: ChatError): boolean;
  /** Something was added, and may stand beyond a gap. */
  check(conversation: Conversation): void;
}

interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** The server repairs what is lost between its instances within a second or so. */
const patienceMs = 3000;
const stallMs = 15_000;
const ref = 'sync';
/** Of a conversation's id and a message's, with what stands around them. */
const bytesOfTwoIds = 80;

/** The newest page, or the one before a message. The oldest comes first. */
export const pageOf = ({ rest }: Core, id: string, limit: number, before?: string): Promise<Page<WireMessage>> =>
  rest('GET', `${pathOf(id)}/messages?limit=${limit}${before ? `&before=${encodeURIComponent(before)}` : ''}`);

export const pathOf = (id: string): string => `/v1/conversations/${encodeURIComponent(id)}`;

export function createSync(core: Core, done: () => void): Sync {
  const { clock, conversations } = core;
  const alarm = createAlarm(clock);
  let listed = false;
  let run = 0;
  let failures = 0;
  let mending = false; // another sync is to come for the sake of a gap
  let open = new Set<string>(); // conversations whose last page is still to come

  const again = (next: () => void, ms = 500 + backoff(failures++, core.random, core.reconnect)) => alarm.set(ms, next);

  async function list(): Promise<void> {
    const mine = run;
    try {
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const page: Page<WireConversation> = await core.rest('GET', `/v1/conversations?limit=100${query}`);
        if (mine !== run) return;
        page.items.forEach(take);
        cursor = page.next_cursor;
      }
      listed = true;
      request();
    } catch (cause) {
      if (mine === run) again(list, asChatError(cause, 'connection_lost').retryAfterMs);
    }
  }

  function take(item: WireConversation) {
    const { last_message: last } = item;
    const conversation = describe(core, item);
    setBlockedBy(conversation, item.blocked_by, core.me);
    receive(core, conversation, last ? [last] : [], true);
    conversation.unread = item.unread_count + unreadAfter(conversation, core.me, last?.seq ?? 0);
  }

  function request() {
    // Where a frame cannot hold them all, those that rested the longest when they were listed are left out, and come
    // whole.
    const named: Record<string, string | null> = {};
    for (const [id, { history }] of [...conversations].slice(0, core.maxFrameBytes / bytesOfTwoIds)) {
      if (hasBegun(history)) named[id] = history.messages.at(-1)?.id ?? null;
    }
    mending = false;
    open = new Set(Object.keys(named));
    alarm.set(stallMs, request);
    core.put(ref, { type: 'sync', conversations: named, ref });
    finish();
  }

  function finish() {
    if (open.size) return;
    alarm.stop();
    failures = 0;
    conversations.forEach(check);
    done();
  }

  function check(conversation: Conversation) {
    const { ahead } = conversation.history;
    if (!listed || open.size || !ahead.size) return;
    receive(core, conversation, [], true); // where it was made since the list was read
    if (mending || !ahead.size) return;
    mending = true;
    again(request, patienceMs);
  }

  function stop() {
    run++;
    mending = false;
    failures = 0;
    open.clear();
    alarm.stop();
  }
  function start() {
    stop();
    if (listed) request();
    else void list();
  }

  return {
    start,
    stop,
    batch(conversation, frame) {
      const { mine, theirs, id } = conversation;
      receive(core, conversation, [], true);
      receive(core, conversation, frame.messages);
      for (const { user_id, read_up_to, delivered_up_to } of frame.receipts) {
        const { read, delivered } = user_id === core.me ? mine : theirs;
        read.id = read_up_to ?? read.id;
        delivered.id = delivered_up_to ?? delivered.id;
      }
      settle(core, conversation);
      if (!open.has(id)) return;
      alarm.set(stallMs, request);
      if (frame.has_more) return;
      open.delete(id);
      finish();
    },
    refused(answered, error) {
      if (answered !== ref) return false;
      if (error.code === 'conversation_not_found') {
        // These come after the last batch.
        open.clear();
        finish();
      } else again(request, error.retryAfterMs);
      return true;
    },
    check,
  };
}
