export type Hindrance = 'closed' | 'blockedByMe' | 'blockedByPeer';

interface Listed {
  readonly closedAt: number | undefined;
  readonly blockedByMe: boolean;
  readonly blockedByPeer: boolean;
}

/** Why nothing can be written. */
export function hindranceOf(
  conversation: Listed | undefined,
  unlisted: Pick<Listed, 'closedAt'> | undefined,
): Hindrance | undefined {
  if (conversation?.closedAt ?? unlisted?.closedAt) return 'closed';
  if (conversation?.blockedByMe) return 'blockedByMe';
  return conversation?.blockedByPeer ? 'blockedByPeer' : undefined;
}
