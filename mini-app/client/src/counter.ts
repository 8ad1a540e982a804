/** Who wants what: something is held until everybody who asked for it has let go. */
export interface Counter {
  has(id: string): boolean;
  ids(): string[];
  /** The answer lets go, once however often it is called. */
  hold(id: string): () => void;
}

export function createCounter(changed: (id: string) => void): Counter {
  const counts = new Map<string, number>();
  function count(id: string, by: number) {
    const now = (counts.get(id) ?? 0) + by;
    if (now) counts.set(id, now);
    else counts.delete(id);
    changed(id);
  }
  return {
    has: id => counts.has(id),
    ids: () => [...counts.keys()],
    hold(id) {
      let holds = 1;
      count(id, holds);
      return () => {
        count(id, -holds);
        holds = 0;
      };
    },
  };
}
