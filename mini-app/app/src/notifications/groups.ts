import type { Notification } from './notifications';

/** Messages of one conversation that follow each other are one line. */
export interface Group {
  readonly key: string;
  readonly kind: string;
  readonly userId: string;
  readonly conversationId: string | null;
  readonly count: number;
  /** Milliseconds, of the newest one. */
  readonly at: number;
  readonly isNew: boolean;
}

/** `isNew` may say otherwise than the server: what was new when the list was opened stays so while it is looked at. */
export function groupsOf(items: readonly Notification[], isNew: (item: Notification) => boolean): readonly Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    const fresh = isNew(item);
    const joins =
      last &&
      item.kind === 'message' &&
      last.kind === 'message' &&
      last.conversationId === item.conversation_id &&
      last.isNew === fresh;
    if (joins) groups[groups.length - 1] = { ...last, key: item.id, count: last.count + 1 };
    else
      groups.push({
        key: item.id,
        kind: item.kind,
        userId: item.user_id,
        conversationId: item.conversation_id,
        count: 1,
        at: item.created_at * 1000,
        isNew: fresh,
      });
  }
  return groups;
}
