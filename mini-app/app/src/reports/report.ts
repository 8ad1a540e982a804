import type { ChatClient } from '@parley/client';

export const reasons = ['spam', 'scam', 'harassment', 'sexual', 'underage', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** What the server takes. */
export const longestComment = 1000;

export interface Report {
  readonly conversation: string;
  /** Without one it is about the conversation as a whole. */
  readonly message: string | undefined;
  readonly reason: Reason;
  readonly comment: string;
}

/** The same report twice is one: it can be sent again where it is not known whether it came. */
export function sendReport({ call }: Pick<ChatClient, 'call'>, { conversation, message, reason, comment }: Report) {
  return call<unknown>('POST', `/v1/conversations/${encodeURIComponent(conversation)}/reports`, {
    reason,
    message_id: message,
    comment: comment.trim() || undefined,
  });
}
