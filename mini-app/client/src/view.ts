import type { Conversation } from './conversations.js';
import { ChatError } from './errors.js';
import type { Profile, WireMessage } from './frames.js';
import type { OutboxEntry } from './outbox-store.js';
import type { Presence } from './watching.js';

/** What an app shows. Values, never changed in place: what is the same object is the same. */

/** `received` is for messages of the other one; the rest is how far the user's own have come. */
export type MessageStatus = 'received' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ChatMessage {
  /** The same from the first moment on, for lists that know their rows. */
  readonly key: string;
  /** Undefined until the server has it, as `seq`. */
  readonly id: string | undefined;
  readonly seq: number | undefined;
  readonly conversationId: string;
  readonly senderId: string;
  readonly own: boolean;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly replyTo: string | undefined;
  readonly flags: readonly string[];
  readonly status: MessageStatus;
  /** Why it failed. */
  readonly error: ChatError | undefined;
}

export interface ConversationView {
  readonly id: string;
  readonly peerId: string | undefined;
  /** The other one's, as it was when the conversation was heard of. */
  readonly profile?: Profile | null | undefined;
  readonly lastMessage: ChatMessage | undefined;
  readonly unread: number;
  readonly blockedByMe: boolean;
  readonly blockedByPeer: boolean;
  /** Milliseconds since the epoch, as `lastActivity`. */
  readonly closedAt: number | undefined;
  readonly lastActivity: number;
  /** Undefined where it is not known or not shown. */
  readonly presence: Presence | undefined;
  readonly typing: boolean;
  /** Whether `loadOlder` brings something. */
  readonly hasOlder: boolean;
}

const rows = new WeakMap<object, ChatMessage>();

/** The same object for the same thing, as long as nothing about it changes. */
function row(
  source: object,
  key: string,
  status: MessageStatus,
  conversationId: string,
  own: boolean,
  message: Omit<WireMessage, 'id' | 'seq'> & Partial<WireMessage>,
  error?: ChatError,
): ChatMessage {
  const before = rows.get(source);
  if (before?.status === status && before.key === key) return before;
  const { id, seq, sender_id, text, created_at, reply_to, flags = [] } = message;
  const made: ChatMessage = {
    key,
    id,
    seq,
    conversationId,
    senderId: sender_id,
    own,
    text,
    createdAt: created_at * 1000,
    replyTo: reply_to ?? undefined,
    flags,
    status,
    error,
  };
  rows.set(source, made);
  return made;
}

export function rowOf({ id, theirs, keys }: Conversation, message: WireMessage, me: string): ChatMessage {
  const { seq } = message;
  const own = message.sender_id === me;
  const status = !own
    ? 'received'
    : seq <= theirs.read.seq
      ? 'read'
      : seq <= theirs.delivered.seq
        ? 'delivered'
        : 'sent';
  return row(message, keys.get(message.id) ?? message.id, status, id, own, message);
}

function waitingRow(entry: OutboxEntry): ChatMessage {
  const { key, conversationId, user, text, at, replyTo = null, error } = entry;
  const message = { sender_id: user, text, created_at: at / 1000, reply_to: replyTo };
  return row(
    entry,
    key,
    error ? 'failed' : 'sending',
    conversationId,
    true,
    message,
    error && new ChatError(error.code, error.message),
  );
}

/** What is there without a gap, then what this client has said beyond it, then what is on its way. */
export function rowsOf(conversation: Conversation | undefined, waiting: OutboxEntry[], me: string): ChatMessage[] {
  const pending = waiting.map(waitingRow);
  if (!conversation) return pending;
  const { history, keys } = conversation;
  const beyond = [...history.ahead.values()].filter(message => keys.has(message.id));
  return [...history.messages, ...beyond].map(message => rowOf(conversation, message, me)).concat(pending);
}
