import type { ChatMessage } from '@parley/client';

const lineHeight = 22;
const aroundIt = 16;

/** What a message is likely to take, until it is seen: by how many lines its text has where a line has so many letters. */
export function likelyHeight(message: Pick<ChatMessage, 'text' | 'replyTo' | 'flags'>, lettersInLine: number): number {
  let lines = 0;
  for (const line of message.text.split('\n')) lines += Math.max(1, Math.ceil(line.length / lettersInLine));
  return lines * lineHeight + aroundIt + (message.replyTo ? 44 : 0) + (message.flags.length ? 26 : 0);
}
