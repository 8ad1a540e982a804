/** Rows of one height, of which only what is seen is in the page. */
export interface Slots {
  readonly from: number;
  readonly to: number;
}

const margin = 8;

export function slotsOf(scrollTop: number, viewHeight: number, rowHeight: number, count: number): Slots {
  const first = Math.floor(scrollTop / rowHeight) - margin;
  const last = Math.ceil((scrollTop + viewHeight) / rowHeight) + margin;
  const from = Math.max(0, Math.min(first, count));
  return { from, to: Math.max(from, Math.min(last, count)) };
}
