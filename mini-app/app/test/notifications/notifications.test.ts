import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../src/notifications/groups';
import { createNotifications, type Notification } from '../../src/notifications/notifications';

const entry = (id: string, more: Partial<Notification> = {}): Notification => ({
  id,
  kind: 'message',
  conversation_id: 'conv_1',
  user_id: 'anna',
  created_at: 1,
  read: false,
  ...more,
});
const unread = ({ read }: Notification) => !read;

describe('groups', () => {
  it('join what was said in one conversation, until something else comes between', () => {
    const groups = groupsOf(
      [entry('5'), entry('4'), entry('3', { kind: 'match' }), entry('2'), entry('1', { conversation_id: 'conv_2' })],
      unread,
    );
    expect(groups.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'message 2',
      'match 1',
      'message 1',
      'message 1',
    ]);
  });

  it('keep what is new apart from what is old', () => {
    const groups = groupsOf([entry('2'), entry('1', { read: true })], unread);
    expect(groups.map(({ isNew }) => isNew)).toEqual([true, false]);
  });
});

describe('the list', () => {
  function setting() {
    const listeners = new Map<string, (event: never) => void>();
    const asked: string[] = [];
    const page = { items: [entry('2'), entry('1', { read: true })], next_cursor: null, unread_count: 1 };
    const store = createNotifications({
      on: (event, listener) => {
        listeners.set(event, listener as (event: never) => void);
        return () => undefined;
      },
      call: async (method: string, path: string, body?: unknown) => {
        asked.push(`${method} ${path} ${JSON.stringify(body) ?? ''}`.trim());
        return (method === 'GET' ? page : { unread_count: 0 }) as never;
      },
    });
    return {
      store,
      asked,
      tell: (notification: Notification) => listeners.get('notification.created')?.({ notification } as never),
    };
  }

  it('counts what comes, each once', async () => {
    const { store, tell } = setting();
    await store.refresh();
    tell(entry('3'));
    tell(entry('3'));
    expect(store.unread.value).toBe(2);
    expect(store.items.value?.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('is read up to the newest, and asks nothing where all is read', async () => {
    const { store, asked } = setting();
    await store.refresh();
    await store.markRead();
    expect(asked[1]).toBe('POST /v1/notifications/read {"up_to":"2"}');
    await store.markRead();
    expect(asked).toHaveLength(2);
    expect(store.unread.value).toBe(0);
  });
});
