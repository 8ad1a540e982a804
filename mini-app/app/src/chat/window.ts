import type { Heights } from './heights';

/** Where a list stands: all in pixels, `fromEnd` between the lower edge of what is seen and the end of the list. */
export interface Standing {
  readonly fromEnd: number;
  readonly viewHeight: number;
}

type AnyHeights = Pick<Heights<{ key: string }>, 'total' | 'indexOf' | 'height' | 'below' | 'at'>;

/** The rows to have in the page: those that are seen, and some before and after them. */
export interface Stretch {
  /** The first of them, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The room of those that are left out. */
  readonly above: number;
  readonly below: number;
}

export function stretchOf(heights: AnyHeights, { fromEnd, viewHeight }: Standing, margin: number): Stretch {
  const last = heights.at(Math.max(0, fromEnd - margin));
  if (last < 0) return { from: 0, to: 0, above: 0, below: 0 };
  const from = heights.at(fromEnd + viewHeight + margin);
  const below = heights.below(last);
  return { from, to: last + 1, below, above: heights.total - heights.below(from) - heights.height(from) };
}

/** What is to stay where it is while rows around it come, go, or turn out higher than they were thought to be. */
export interface Anchor {
  readonly key: string;
  readonly edge: 'top' | 'bottom';
  /** From that edge down to the lower edge of what is seen. */
  readonly gap: number;
}

const edgeOf = (heights: AnyHeights, index: number, edge: Anchor['edge']) =>
  heights.below(index) + (edge === 'top' ? heights.height(index) : 0);

/** The lowest row that is seen: with what stands above it, it is where a reader reads. */
export function anchorAt<T extends { key: string }>(
  heights: AnyHeights,
  rows: readonly T[],
  fromEnd: number,
): Anchor | undefined {
  const index = heights.at(fromEnd);
  const key = rows[index]?.key;
  return key === undefined ? undefined : { key, edge: 'bottom', gap: edgeOf(heights, index, 'bottom') - fromEnd };
}

/** Puts the upper edge of a row this far below the upper edge of what is seen. */
export const anchorBelowTop = (key: string, viewHeight: number, distance: number): Anchor => ({
  key,
  edge: 'top',
  gap: viewHeight - distance,
});

/** Puts a row into the middle; one that is too high for it, with its upper edge to the top. */
export const anchorInMiddle = (key: string, rowHeight: number, viewHeight: number): Anchor =>
  anchorBelowTop(key, viewHeight, Math.max(8, (viewHeight - rowHeight) / 2));

/** Where the list has to stand for it, as far as it goes that far; undefined where the row is gone. */
export function fromEndFor(heights: AnyHeights, { key, edge, gap }: Anchor): number | undefined {
  const index = heights.indexOf(key);
  return index < 0 ? undefined : Math.max(0, edgeOf(heights, index, edge) - gap);
}
