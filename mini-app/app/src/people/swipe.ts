/** What a drag of a card means. Pure: the card tells how far, how fast, and how wide it is. */

export type Decision = 'like' | 'pass';

export interface Drag {
  readonly dx: number;
  readonly dy: number;
  /** Pixels in a millisecond, at the end. */
  readonly speed: number;
  readonly width: number;
}

/** This share of the width decides, however slowly. */
const farShare = 0.32;
/** A flick decides if it was this fast, and was not a trembling. */
const flickSpeed = 0.5;
const flickLeast = 32;
const mostTilt = 14;

const towards = (dx: number): Decision => (dx > 0 ? 'like' : 'pass');

export function decisionOf({ dx, dy, speed, width }: Drag): Decision | undefined {
  if (Math.abs(dx) <= Math.abs(dy)) return undefined;
  const flicked = Math.abs(dx) >= flickLeast && Math.abs(speed) >= flickSpeed && Math.sign(speed) === Math.sign(dx);
  return flicked || Math.abs(dx) >= width * farShare ? towards(dx) : undefined;
}

/** How sure it looks while it is dragged: from -1, surely a pass, to 1, surely a like. */
export const leaning = (dx: number, width: number): number =>
  width > 0 ? Math.max(-1, Math.min(1, dx / (width * farShare))) : 0;

export const tilt = (dx: number, width: number): number => leaning(dx, width) * mostTilt;

export function decisionOfKey(key: string): Decision | 'undo' | undefined {
  if (key === 'ArrowRight') return 'like';
  if (key === 'ArrowLeft') return 'pass';
  return key === 'Backspace' ? 'undo' : undefined;
}
