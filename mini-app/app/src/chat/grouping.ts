/** Where a message stands among those around it. */
export interface Place {
  /** The first of its day. */
  readonly newDay: boolean;
  /** The first and the last of what one person said in one go. */
  readonly first: boolean;
  readonly last: boolean;
}

interface Said {
  readonly senderId: string;
  readonly createdAt: number;
}

const pauseMs = 10 * 60_000;

/** The same for all moments of one day, by the clock of who reads. */
export function dayOf(at: number): number {
  const date = new Date(at);
  return date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate();
}

const inOneGo = (a: Said, b: Said) =>
  a.senderId === b.senderId && b.createdAt - a.createdAt < pauseMs && dayOf(a.createdAt) === dayOf(b.createdAt);

export function placeOf(messages: readonly Said[], index: number): Place {
  const [before, here, after] = [messages[index - 1], messages[index]!, messages[index + 1]];
  return {
    newDay: !before || dayOf(before.createdAt) !== dayOf(here.createdAt),
    first: !before || !inOneGo(before, here),
    last: !after || !inOneGo(here, after),
  };
}
