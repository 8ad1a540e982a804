import type { ConnectionState } from './connection.js';
import type { Listener } from './emitter.js';
import type { ChatError } from './errors.js';
import type { FrameOf, PresenceStatus } from './frames.js';
import type { Rest } from './rest.js';
import type { ChatMessage, ConversationView } from './view.js';

export interface ChatEvents {
  state: ConnectionState;
  /** All that was missed is here. */
  synced: undefined;
  /** New at the end of its conversation: each once, in the order of `seq`, without a gap. */
  message: ChatMessage;
  /**
   * The ids of conversations of which `messages(id)` or `conversation(id)` answers something else than before; then
   * `conversations()` does too.
   */
  changed: readonly string[];
  'match.created': FrameOf<'match.created'>;
  'notification.created': FrameOf<'notification.created'>;
  /** What no call and no message tells. */
  error: ChatError;
}

export interface Sent {
  /** The key of its row. */
  readonly key: string;
  /** The id of the message, once it is stored; fails with what makes the row `failed`. */
  readonly stored: Promise<string>;
}

export interface ChatClient {
  readonly state: ConnectionState;
  readonly synced: boolean;
  /** Empty until it is known. */
  readonly userId: string;
  connect(): void;
  disconnect(): void;
  on<K extends keyof ChatEvents>(event: K, listener: Listener<ChatEvents[K]>): () => void;

  /** The one with the newest activity first; without those that are closed. */
  conversations(): readonly ConversationView[];
  conversation(id: string): ConversationView | undefined;
  /** The oldest first. The same array until something changes. */
  messages(id: string): readonly ChatMessage[];
  loadOlder(id: string, limit?: number): Promise<void>;

  /** Shown at once. Throws `outbox_full`; what the server has against it is in the row, and in `stored`. */
  send(conversationId: string, text: string, options?: { replyTo?: string }): Sent;
  retry(key: string): void;
  discard(key: string): void;

  /** A key was struck in this conversation. */
  typing(conversationId: string): void;
  stopTyping(conversationId: string): void;
  /** Typing and presence of it are heard until the answer is called. */
  watch(conversationId: string): () => void;
  /** It is on the screen, down to its newest message, until the answer is called: what comes is read. */
  show(conversationId: string): () => void;
  markRead(conversationId: string, upToMessageId?: string): void;
  setStatus(status: PresenceStatus): void;
  block(conversationId: string): Promise<void>;
  unblock(conversationId: string): Promise<void>;
  /** Any call to the gateway, with its token, waits and errors. */
  call: Rest;
}
