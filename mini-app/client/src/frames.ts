/**
 * What goes over the wire, frame by frame. The samples of `contracts` are held against these types in
 * `test/frames.test.ts`.
 */

export type PresenceStatus = 'active' | 'away' | 'dnd';
export type Switch = 'on' | 'off';

/** A message as every frame and every REST answer shows it. */
export interface WireMessage {
  id: string;
  seq: number;
  sender_id: string;
  text: string;
  created_at: number;
  reply_to: string | null;
  flags?: string[];
}

export interface WirePresence {
  user_id: string;
  online: boolean;
  status: PresenceStatus;
  last_seen: number | null;
}

export interface WireReceipt {
  user_id: string;
  read_up_to: string | null;
  delivered_up_to: string | null;
}

/** What the other one of a conversation wrote of themselves; as the server says it. */
export interface Profile {
  readonly id: string;
  readonly display_name: string;
  /** An address, perhaps without a host. */
  readonly photo: string | null;
}

/** A conversation of the REST list. */
export interface WireConversation {
  id: string;
  participant_ids: string[];
  last_message: WireMessage | null;
  unread_count: number;
  blocked_by: string | null;
  created_at: number;
  closed_at: number | null;
  presence: WirePresence | null;
  profile?: Profile | null;
}

type Client<T extends string, F = object> = { type: T; ref?: string } & F;
type InConversation = { conversation_id: string };

export type SendFrame = Client<
  'message.send',
  InConversation & { text: string; idempotency_key?: string; reply_to?: string | undefined }
>;

export type ClientFrame =
  | SendFrame
  | Client<'message.ack', InConversation & { up_to_message_id: string }>
  | Client<'read.set', InConversation & { up_to_message_id: string }>
  | Client<'typing.set', InConversation & { state: Switch }>
  | Client<'subscribe', { conversation_ids: string[] }>
  | Client<'unsubscribe', { conversation_ids: string[] }>
  | Client<'presence.get', { user_ids: string[] }>
  | Client<'presence.set', { status: PresenceStatus }>
  | Client<'sync', { conversations: Record<string, string | null> }>
  | Client<'conversation.block', InConversation>
  | Client<'conversation.unblock', InConversation>
  | Client<'auth', { token: string }>
  | Client<'ping'>
  | Client<'pong'>;

type Server<T extends string, F = object> = { type: T; ref?: string } & F;

export type SessionReady = Server<
  'session.ready',
  { session_id: string; user_id: string; heartbeat_seconds: number; max_message_bytes: number; server_time: number }
>;
export type MessageCreated = Server<
  'message.created',
  InConversation & { message: WireMessage; idempotency_key?: string }
>;
export type MessageRead = Server<
  'message.read',
  InConversation & { user_id: string; up_to_message_id: string; read_at: number }
>;
export type MessageDelivered = Server<
  'message.delivered',
  InConversation & { user_id: string; up_to_message_id: string; delivered_at: number }
>;
export type SyncBatch = Server<
  'sync.batch',
  InConversation & {
    messages: WireMessage[];
    has_more: boolean;
    receipts: WireReceipt[];
    blocked_by: string | null;
    closed_at?: number;
  }
>;
export type ErrorFrame = Server<'error', { code: string; message: string; retry_after?: number }>;

export type ServerFrame =
  | SessionReady
  | MessageCreated
  | MessageRead
  | MessageDelivered
  | SyncBatch
  | ErrorFrame
  | Server<'conversation.typing', InConversation & { user_id: string; state: Switch }>
  | Server<
      'conversation.created',
      { conversation: Pick<WireConversation, 'id' | 'participant_ids' | 'created_at' | 'profile'> }
    >
  | Server<'conversation.blocked', InConversation & { by_user_id: string; target_user_id: string }>
  | Server<'conversation.unblocked', InConversation & { by_user_id: string; target_user_id: string }>
  | Server<'conversation.closed', InConversation & { closed_at: number }>
  | Server<'match.created', { user_id: string; conversation_id: string; created_at: number }>
  | Server<
      'notification.created',
      {
        notification: {
          id: string;
          kind: string;
          conversation_id: string | null;
          user_id: string | null;
          created_at: number;
          read: boolean;
        };
      }
    >
  | Server<'presence.updated', WirePresence>
  | Server<'presence.state', { users: WirePresence[] }>
  | Server<'subscribed', { conversation_ids: string[] }>
  | Server<'unsubscribed', { conversation_ids: string[] }>
  | Server<'auth.expiring', { expires_in: number }>
  | Server<'auth.ok', { expires_in: number }>
  | Server<'ping'>
  | Server<'pong'>;

export type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;
