import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { indexedDbStore, type OutboxEntry } from '../src/outbox-store.js';

const entry = (key: string, user = 'anna'): OutboxEntry => ({
  key,
  user,
  conversationId: 'conv_1',
  text: key,
  at: 1,
  since: 1,
});

describe('the store of the outbox in IndexedDB', () => {
  it('gives back after a reload what was put and not deleted, to its own user', async () => {
    const factory = new IDBFactory();
    const store = indexedDbStore(factory);
    for (const key of ['a', 'b', 'c']) store.put(entry(key));
    store.put(entry('d', 'boris'));
    store.put({ ...entry('b'), error: { code: 'content_rejected', message: 'no' } });
    store.delete('a');
    await store.load('anna'); // one after the other: what was put before is there

    const reloaded = indexedDbStore(factory);
    expect(await reloaded.load('anna')).toEqual([
      { ...entry('b'), error: { code: 'content_rejected', message: 'no' } },
      entry('c'),
    ]);
    expect(await reloaded.load('boris')).toEqual([entry('d', 'boris')]);
  });

  it('keeps what it was given, not what became of it', async () => {
    const store = indexedDbStore(new IDBFactory());
    const given = entry('a');
    store.put(given);
    given.text = 'changed';
    expect(await store.load('anna')).toEqual([entry('a')]);
  });

  it('is as good as empty where the browser refuses', async () => {
    const open = () => {
      const request = {} as { onerror?: () => void; error: Error };
      queueMicrotask(() => request.onerror?.());
      return Object.assign(request, { error: new Error('private window') });
    };
    const store = indexedDbStore({ open } as never);
    store.put(entry('a'));
    store.delete('a');
    expect(await store.load('anna')).toEqual([]);
  });

  it('is as good as empty where there is no IndexedDB', async () => {
    const store = indexedDbStore(undefined);
    store.put(entry('a'));
    store.delete('a');
    expect(await store.load('anna')).toEqual([]);
  });

  it('opens nothing before it is needed', () => {
    indexedDbStore({
      open() {
        throw new Error('too early');
      },
    } as never);
  });
});
