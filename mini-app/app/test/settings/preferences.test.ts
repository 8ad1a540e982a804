import { ChatError } from '@parley/client';
import { expect, it } from 'vitest';
import { createPreferences, type Preferences } from '../../src/settings/preferences';

const usual: Preferences = {
  push: { message: true, match: true },
  muted_conversations: [],
  quiet_hours: null,
  show_text: false,
};

function setting(refuse = false) {
  let held = usual;
  const puts: Preferences[] = [];
  const store = createPreferences({
    call: async (method: string, _path: string, body?: unknown) => {
      if (method === 'PUT') {
        if (refuse) throw new ChatError('unavailable');
        puts.push((held = body as Preferences));
      }
      return held as never;
    },
  });
  return { store, puts };
}

it('changes that follow each other do not undo each other', async () => {
  const { store, puts } = setting();
  await store.load();
  await Promise.all([store.change({ show_text: true }), store.mute('conv_1', true), store.mute('conv_2', true)]);
  expect(puts.at(-1)).toEqual({ ...usual, show_text: true, muted_conversations: ['conv_1', 'conv_2'] });
  expect(store.isMuted('conv_1')).toBe(true);
});

it('a change is shown at once, and taken back when it is refused', async () => {
  const { store } = setting(true);
  await store.load();
  const change = store.change({ show_text: true });
  expect(store.wish.value?.show_text).toBe(true);
  await expect(change).rejects.toMatchObject({ code: 'unavailable' });
  expect(store.wish.value?.show_text).toBe(false);
});
