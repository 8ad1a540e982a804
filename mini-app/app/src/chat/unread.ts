/**
 * The first of as many unread messages, counted from the end as the server counts them: only what the other one said.
 * Undefined where it is not loaded, or where there is none.
 */
export function firstUnread<T extends { readonly own: boolean }>(
  messages: readonly T[],
  unread: number,
): T | undefined {
  if (unread <= 0) return undefined;
  let left = unread;
  return messages.findLast(message => !message.own && --left === 0);
}

/** How many of the other one's messages stand after this one. */
export function countAfter(messages: readonly { readonly key: string; readonly own: boolean }[], key: string): number {
  let count = 0;
  for (let i = messages.length - 1; i >= 0 && messages[i]!.key !== key; i--) if (!messages[i]!.own) count++;
  return count;
}
