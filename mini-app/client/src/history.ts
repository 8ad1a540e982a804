import type { WireMessage } from './frames.js';

/**
 * The messages of one conversation: a stretch without a gap that grows at both ends.
 *
 * What comes before its turn is held back until the messages between are there; what is there already is ignored.
 * Until the stretch has a beginning, everything is held back: it is not known yet what comes before.
 */
export interface History {
  /** By `seq`, without a gap. */
  messages: WireMessage[];
  /** The `seq` of the newest of them, or of what comes before the first. Below 0 until it has a beginning. */
  last: number;
  /** Held back, by `seq`. */
  readonly ahead: Map<number, WireMessage>;
}

export const createHistory = (): History => ({ messages: [], last: -1, ahead: new Map() });

export const hasBegun = ({ last }: History): boolean => last >= 0;

/**
 * Answers with what has become part of the stretch at its newer end. `first`: where it has no beginning yet, it begins
 * with these, or after `seq` 0 where there are none; then these are no news, only what was held back and what follows
 * on that: it came while these were asked for, and may be among them.
 */
export function add(history: History, fresh: WireMessage[], first?: boolean): WireMessage[] {
  const { ahead } = history;
  const released = [];
  if (first && history.last < 0) {
    const news = Math.min(...ahead.keys());
    history.messages = fresh.filter(({ seq }) => seq < news);
    history.last = fresh.length && (history.messages.at(-1)?.seq ?? news - 1);
  }
  for (const message of fresh) if (message.seq > history.last) ahead.set(message.seq, message);
  for (let next; (next = ahead.get(history.last + 1)); ahead.delete(++history.last)) {
    history.messages.push(next);
    released.push(next);
  }
  return released;
}

export function addOlder(history: History, page: WireMessage[]): void {
  const before = history.last - history.messages.length;
  const older = page.filter(({ seq }) => seq <= before);
  // Else it does not join.
  if (older.at(-1)?.seq === before) history.messages = [...older, ...history.messages];
}

/** Whether there are, or may be, older ones than these. */
export const hasOlder = ({ last, messages }: History): boolean => last !== messages.length;

/** Of one that is not held back, else 0. */
export const seqOf = ({ messages }: History, id: string | undefined): number =>
  messages.findLast(message => message.id === id)?.seq ?? 0;
