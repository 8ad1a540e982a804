import type { Conversation } from './conversations.js';
import type { ClientFrame, WireMessage } from './frames.js';
import type { Settings } from './options.js';
import type { Rest } from './rest.js';

/** What the parts of a client share. */
export interface Core extends Settings {
  /** The user's id, empty until it is known. */
  me: string;
  maxFrameBytes: number;
  conversations: Map<string, Conversation>;
  rest: Rest;
  /** Whether there is a session. */
  ready(): boolean;
  /** Over the socket, when it is this one's turn; it replaces what waits under the same key. */
  put(key: string, frame: ClientFrame): void;
  /** The same, for messages. */
  post(key: string, frame: ClientFrame): void;
  /** Something the app can see of this conversation is different. */
  changed(conversationId: string): void;
  /** One of these may be what waits in the outbox. */
  seen(conversation: Conversation, messages: WireMessage[]): void;
  /** These are new at the end of their conversation. */
  arrived(conversation: Conversation, messages: WireMessage[]): void;
}
