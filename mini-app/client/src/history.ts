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
  begun: boolean;
  /** The `seq` of the newest of them, or of what comes before the first. */
  last: number;
  /** Held back, by `seq`. */
  readonly ahead: Map<number, WireMessage>;
}

export const createHistory = (): History => ({ messages: [], begun: false, last: 0, ahead: new Map() });

/**
 * Answers with what has become part of the stretch at its newer end. `first`: where it has no beginning yet, it begins
 * with these, or after `seq` 0 where there are none; then these are no news, only what was held back and follows.
 */
export function add(history: History, fresh: WireMessage[], first?: boolean): WireMessage[] {
  const { begun, ahead } = history;
  const released = [];
  if (first && !begun) {
    history.begun = true;
    history.messages = [...fresh];
    history.last = fresh.at(-1)?.seq ?? 0;
  } else for (const message of fresh) ahead.set(message.seq, message);
  for (const seq of ahead.keys()) if (history.begun && seq <= history.last) ahead.delete(seq);
  for (let next; history.begun && (next = ahead.get(history.last + 1)); released.push(next)) {
    history.messages.push(next);
    ahead.delete(++history.last);
  }
  return released;
}

export function addOlder(history: History, page: WireMessage[]): void {
  const before = history.last - history.messages.length;
  const older = page.filter(message => message.seq <= before);
  // Else it does not join.
  if (older.at(-1)?.seq === before) history.messages = [...older, ...history.messages];
}

/** Whether there are older ones than these. */
export const hasOlder = ({ begun, last, messages }: History): boolean => !begun || last > messages.length;

/** Of one that is not held back, else 0. */
export const seqOf = ({ messages }: History, id: string | undefined): number =>
  messages.findLast(message => message.id === id)?.seq ?? 0;
