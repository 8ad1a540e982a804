/** A swipe to the left answers a message. How far a finger has come, and what it means. */
export interface Swipe {
  /** How far the bubble is drawn, 0 or less. */
  readonly shift: number;
  /** Whether letting go now answers. */
  readonly armed: boolean;
}

const slack = 12;
const enough = 56;
const most = 80;

/** Undefined as long as it is no swipe; false once it has become something else: a scroll, or the other direction. */
export function swipeOf(dx: number, dy: number): Swipe | false | undefined {
  if (Math.abs(dx) < slack && Math.abs(dy) < slack) return undefined;
  if (dx > 0 || Math.abs(dy) > Math.abs(dx)) return false;
  return { shift: Math.max(dx + slack, -most), armed: -dx >= enough };
}
