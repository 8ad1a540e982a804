/** The browser's storage, which a page in somebody else's frame may be denied: then memory, until the reload. */

interface Kept {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

function kept(find: () => Storage): Kept {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(find());
    } catch {
      return otherwise;
    }
  };
  return {
    get: key => attempt(storage => storage.getItem(key), null) ?? memory.get(key) ?? null,
    set(key, value) {
      memory.set(key, value);
      attempt(storage => storage.setItem(key, value), undefined);
    },
    remove(key) {
      memory.delete(key);
      attempt(storage => storage.removeItem(key), undefined);
    },
  };
}

/** Of this tab and its reloads. */
export const tabStorage = kept(() => sessionStorage);
/** Of all tabs, for good. */
export const deviceStorage = kept(() => localStorage);
