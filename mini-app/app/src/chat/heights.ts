/**
 * How high the rows of a list are: measured where a row has been on the screen, guessed where it has not.
 *
 * Distances are from the end of the list, where a chat stands: what is loaded at the beginning then moves nothing, and
 * a wrong guess about what is further up does not either.
 */
export interface Heights<T extends { readonly key: string }> {
  readonly total: number;
  setRows(rows: readonly T[]): void;
  /** True where this is news. */
  measure(key: string, height: number): boolean;
  /** -1 where there is no such row. */
  indexOf(key: string): number;
  height(index: number): number;
  /** From the lower edge of a row to the end. */
  below(index: number): number;
  /** The row at a distance from the end; the nearest one where there is none. -1 where there are no rows. */
  at(distance: number): number;
}

export function createHeights<T extends { readonly key: string }>(guess: (row: T) => number): Heights<T> {
  const known = new Map<string, number>();
  let rows: readonly T[] = [];
  let indexes: Map<string, number> | undefined;
  /** How much is below each row, and in all; undefined after a change. */
  let sums: Float64Array | undefined;

  function heightOf(row: T) {
    const found = known.get(row.key) ?? guess(row);
    known.set(row.key, found);
    return found;
  }
  function belows() {
    if (sums) return sums;
    sums = new Float64Array(rows.length + 1);
    for (let i = rows.length - 1, sum = 0; i >= 0; i--) {
      sums[i + 1] = sum;
      sum += heightOf(rows[i]!);
      sums[i] = sum;
    }
    return sums;
  }
  const below = (index: number) => belows()[index + 1]!;

  return {
    get total() {
      return belows()[0]!;
    },
    setRows(next) {
      rows = next;
      sums = indexes = undefined;
    },
    measure(key, height) {
      if (known.get(key) === height) return false;
      known.set(key, height);
      sums = undefined;
      return true;
    },
    indexOf(key) {
      indexes ??= new Map(rows.map((row, index) => [row.key, index]));
      return indexes.get(key) ?? -1;
    },
    height: index => heightOf(rows[index]!),
    below,
    at(distance) {
      let low = 0;
      let high = rows.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (below(middle) <= distance) high = middle;
        else low = middle + 1;
      }
      return rows.length ? low : -1;
    },
  };
}
