/** Where messages wait that the server has not confirmed yet. Survives a reload where the browser lets it. */

export interface OutboxEntry {
  /** The idempotency key: the same for every try, over reloads too. */
  key: string;
  user: string;
  conversationId: string;
  text: string;
  replyTo?: string | undefined;
  /** Its place among the others; no two of one client are the same. */
  at: number;
  /** Since when it is tried; a retry by hand begins anew. */
  since: number;
  error?: { code: string; message: string };
}

export interface OutboxStore {
  /** What is left of this user. Another open page may have it too: the keys see to it that nothing is doubled. */
  load(user: string): Promise<OutboxEntry[]>;
  put(entry: OutboxEntry): void;
  delete(key: string): void;
}

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
  });

const name = 'parley-outbox';

export function indexedDbStore(indexedDB: IDBFactory | undefined): OutboxStore {
  let database: Promise<IDBDatabase> | undefined;
  async function open() {
    const request = indexedDB!.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(name, { keyPath: 'key' });
    return settled(request);
  }
  // A browser that refuses (private windows, no room left), or Node, leaves the outbox to memory alone.
  const inStore = <T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> =>
    (database ??= open())
      .then(opened => settled(run(opened.transaction(name, mode).objectStore(name))))
      .catch(() => undefined);
  return {
    load: async user =>
      ((await inStore<OutboxEntry[]>('readonly', store => store.getAll())) ?? []).filter(entry => entry.user === user),
    put(entry) {
      const copy = { ...entry };
      void inStore('readwrite', store => store.put(copy));
    },
    delete: key => void inStore('readwrite', store => store.delete(key)),
  };
}
