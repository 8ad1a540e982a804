import type { ChatClient, ChatError } from '@parley/client';
import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';

/** What the user missed. */

export interface Notification {
  readonly id: string;
  /** `message`, `match`; others may come. */
  readonly kind: string;
  readonly conversation_id: string | null;
  readonly user_id: string;
  readonly created_at: number;
  readonly read: boolean;
}

export interface Notifications {
  /** The newest first; undefined until they are known. */
  readonly items: Readonly<ShallowRef<readonly Notification[] | undefined>>;
  readonly unread: Readonly<ShallowRef<number>>;
  readonly hasMore: Readonly<ShallowRef<boolean>>;
  readonly error: Readonly<ShallowRef<ChatError | undefined>>;
  refresh(): Promise<void>;
  more(): Promise<void>;
  /** All that is there has been looked at. */
  markRead(): Promise<void>;
}

export const notificationsKey: InjectionKey<Notifications> = Symbol('notifications');

export function useNotifications(): Notifications {
  const store = inject(notificationsKey);
  if (!store) throw new Error('No notifications');
  return store;
}

interface Page {
  readonly items: readonly Notification[];
  readonly next_cursor: string | null;
  readonly unread_count: number;
}

const pageSize = 50;
const most = 1000;

export function createNotifications(client: Pick<ChatClient, 'call' | 'on'>): Notifications {
  const items = shallowRef<readonly Notification[]>();
  const unread = shallowRef(0);
  const hasMore = shallowRef(false);
  const error = shallowRef<ChatError>();
  let cursor: string | null = null;
  let asking: Promise<void> | undefined;
  let again = false;

  const get = (query: string) => client.call<Page>('GET', `/v1/notifications?limit=${pageSize}${query}`);

  async function ask(): Promise<void> {
    try {
      const page = await get('');
      items.value = page.items;
      unread.value = page.unread_count;
      cursor = page.next_cursor;
      hasMore.value = cursor !== null;
      error.value = undefined;
    } catch (cause) {
      error.value = cause as ChatError;
    }
  }

  /** One at a time; what is asked for meanwhile is one more. */
  function refresh(): Promise<void> {
    if (asking) {
      again = true;
      return asking;
    }
    asking = ask().finally(() => {
      asking = undefined;
      if (!again) return;
      again = false;
      void refresh();
    });
    return asking;
  }

  client.on('synced', () => void refresh());
  client.on('notification.created', ({ notification }) => {
    if (!items.value || items.value.some(({ id }) => id === notification.id)) return;
    items.value = [notification as Notification, ...items.value].slice(0, most);
    if (!notification.read) unread.value++;
  });

  return {
    items: shallowReadonly(items),
    unread: shallowReadonly(unread),
    hasMore: shallowReadonly(hasMore),
    error: shallowReadonly(error),
    refresh,
    async more() {
      if (!cursor || asking || (items.value?.length ?? 0) >= most) return;
      const page = await get(`&cursor=${encodeURIComponent(cursor)}`);
      const held = new Set(items.value?.map(({ id }) => id));
      items.value = [...(items.value ?? []), ...page.items.filter(({ id }) => !held.has(id))];
      cursor = page.next_cursor;
      hasMore.value = cursor !== null && items.value.length < most;
    },
    async markRead() {
      const newest = items.value?.[0];
      if (!newest || unread.value === 0) return;
      const { unread_count } = await client.call<{ unread_count: number }>('POST', '/v1/notifications/read', {
        up_to: newest.id,
      });
      unread.value = unread_count;
    },
  };
}
