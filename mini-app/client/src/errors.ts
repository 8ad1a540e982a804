/** Every failure an app can meet, as one family. */

/** The words of the protocol page. */
export type ServerErrorCode =
  | 'invalid_json'
  | 'validation_error'
  | 'invalid_message_type'
  | 'authentication_failed'
  | 'token_expired'
  | 'access_denied'
  | 'conversation_blocked'
  | 'conversation_closed'
  | 'conversation_not_found'
  | 'idempotency_conflict'
  | 'message_too_large'
  | 'unsupported_frame'
  | 'content_rejected'
  | 'rate_limited'
  | 'processing_error'
  | 'too_many_connections'
  | 'unavailable'
  | 'forbidden_origin';

/** What goes wrong on this side of the wire. */
export type LocalErrorCode =
  | 'connection_lost' // the socket or a call over REST broke
  | 'timeout' // nothing came in time
  | 'token_unavailable' // getToken failed
  | 'wrong_user' // the token is of another user than before
  | 'outbox_full'
  | 'expired' // waited in the outbox for longer than it may
  | 'discarded' // taken out of the outbox by the app
  | 'closed'; // the connection was given up for good

export type ErrorCode = ServerErrorCode | LocalErrorCode;

const passing: readonly string[] = [
  'rate_limited',
  'unavailable',
  'processing_error',
  'too_many_connections',
  'token_expired',
  'connection_lost',
  'timeout',
  'token_unavailable',
  'outbox_full',
] satisfies ErrorCode[];

export class ChatError extends Error {
  /** A code of the protocol page or of this library; a newer server may know others. */
  declare readonly code: ErrorCode | (string & {});
  /** Whether the same may succeed later. The library tries again by itself where it can. */
  declare readonly retryable: boolean;
  /** How long the server asked to wait. */
  declare readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode | (string & {}), message: string = code, retryAfterMs?: number) {
    super(message);
    this.name = 'ChatError';
    Object.assign(this, { code, retryable: passing.includes(code), retryAfterMs });
  }
}

/** As the wire tells it: a frame, or a problem over REST. */
export const toldError = ({
  code,
  message,
  retry_after,
}: {
  code: string;
  message?: string | undefined;
  retry_after?: number | undefined;
}): ChatError => new ChatError(code, message, retry_after ? retry_after * 1000 : undefined);

/** Whatever was thrown, as one of the family. */
export const asChatError = (cause: unknown, otherwise: ErrorCode): ChatError =>
  cause instanceof ChatError ? cause : new ChatError(otherwise, String(cause));
