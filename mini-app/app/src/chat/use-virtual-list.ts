import { nextTick, onBeforeUnmount, shallowRef, watch, type ObjectDirective, type ShallowRef } from 'vue';
import { createHeights } from './heights';
import { anchorAt, anchorBelowTop, anchorInMiddle, fromEndFor, stretchOf, type Anchor, type Stretch } from './window';

/** How much is in the page before and after what is seen, and how near to the end counts as being there. */
const margin = 600;
const nearEnd = 24;

export interface VirtualList<T> {
  /** The element that scrolls. Its style is `flex-direction: column-reverse`: 0 is its end. */
  readonly scroller: ShallowRef<HTMLElement | null>;
  readonly stretch: Readonly<ShallowRef<Stretch>>;
  readonly atEnd: Readonly<ShallowRef<boolean>>;
  /** Less than two screens are left above. */
  readonly nearStart: Readonly<ShallowRef<boolean>>;
  /** The lowest row that is seen. */
  readonly lowest: Readonly<ShallowRef<T | undefined>>;
  /** `v-measured="key"` on the element of each row, whose distance to others has to be padding. */
  readonly vMeasured: ObjectDirective<HTMLElement, string>;
  toEnd(smooth?: boolean): void;
  /** False where there is no such row. */
  toRow(key: string, place: 'middle' | 'top'): boolean;
  /** As little as is needed for all of it to be seen. */
  reveal(key: string): void;
}

/**
 * Of a list that stands at its end only what is seen, and a margin, is in the page. What the user looks at stays where
 * it is while rows come, go or turn out higher than was guessed; at the end, the end stays.
 */
export function useVirtualList<T extends { readonly key: string }>(
  rows: () => readonly T[],
  guess: (row: T) => number,
): VirtualList<T> {
  const heights = createHeights(guess);
  const scroller = shallowRef<HTMLElement | null>(null);
  const stretch = shallowRef<Stretch>({ from: 0, to: 0, above: 0, below: 0 });
  const atEnd = shallowRef(true);
  const nearStart = shallowRef(false);
  const lowest = shallowRef<T>();
  const keys = new WeakMap<Element, string>();
  let fresh: HTMLElement[] = []; // rows that came into the page, and were not measured yet
  let viewHeight = 0;
  let fromEnd = 0;
  /** What stays where it is: the end, where there is none. */
  let anchor: Anchor | undefined;
  let written = 0; // the place this has put the list to; any other is the user's doing
  let settling = false;

  const sizes = new ResizeObserver(entries => {
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      if (target === scroller.value) changed = viewHeight !== (viewHeight = target.clientHeight) || changed;
      else changed = measure(target as HTMLElement, borderBoxSize?.[0]?.blockSize) || changed;
    }
    if (changed) settle();
  });

  function measure(element: HTMLElement, height = element.getBoundingClientRect().height) {
    const key = keys.get(element);
    return key !== undefined && element.isConnected && heights.measure(key, height);
  }

  /** What is in the page follows from where the list stands. */
  function show() {
    const next = stretchOf(heights, { fromEnd, viewHeight }, margin);
    const { from, to, above, below } = stretch.value;
    if (next.from !== from || next.to !== to || next.above !== above || next.below !== below) stretch.value = next;
    atEnd.value = fromEnd <= nearEnd;
    nearStart.value = heights.total - fromEnd < viewHeight * 3;
    lowest.value = rows()[heights.at(fromEnd)];
  }

  /** Where the list stands follows from what is to stay where it is. */
  function settle() {
    fromEnd = (anchor && fromEndFor(heights, anchor)) ?? (anchor ? fromEnd : 0);
    show();
    if (settling) return;
    settling = true;
    void nextTick(() => {
      settling = false;
      const measured = fresh.splice(0).map(element => measure(element));
      if (measured.includes(true)) settle();
      else write();
    });
  }

  function write() {
    const element = scroller.value;
    if (fromEnd <= nearEnd) anchor = undefined; // the end stays from now on
    if (!element || Math.abs(-element.scrollTop - fromEnd) < 0.5) return;
    element.scrollTop = -fromEnd;
    written = -element.scrollTop;
    if (Math.abs(written - fromEnd) < 1) return;
    fromEnd = written; // it does not go any further
    show();
  }

  function onScroll() {
    const now = Math.max(0, -scroller.value!.scrollTop);
    if (Math.abs(now - written) < 1) return;
    written = NaN;
    fromEnd = now;
    anchor = now <= nearEnd ? undefined : anchorAt(heights, rows(), now);
    settle();
  }

  watch(
    rows,
    next => {
      heights.setRows(next);
      settle();
    },
    { immediate: true },
  );
  watch(scroller, (element, _before, onCleanup) => {
    if (!element) return;
    viewHeight = element.clientHeight;
    element.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(element);
    onCleanup(() => element.removeEventListener('scroll', onScroll));
    settle();
  });
  onBeforeUnmount(() => sizes.disconnect());

  function hold(next: Anchor | undefined) {
    anchor = next;
    written = NaN;
    settle();
  }

  return {
    scroller,
    stretch,
    atEnd,
    nearStart,
    lowest,
    vMeasured: {
      mounted(element, { value }) {
        keys.set(element, value);
        fresh.push(element);
        sizes.observe(element);
      },
      updated: (element, { value }) => void keys.set(element, value),
      unmounted: element => sizes.unobserve(element),
    },
    toEnd(smooth = false) {
      if (smooth && fromEnd < viewHeight * 2) scroller.value?.scrollTo({ top: 0, behavior: 'smooth' });
      else hold(undefined);
    },
    toRow(key, place) {
      const index = heights.indexOf(key);
      if (index < 0) return false;
      hold(
        place === 'top' ? anchorBelowTop(key, viewHeight, 8) : anchorInMiddle(key, heights.height(index), viewHeight),
      );
      return true;
    },
    reveal(key) {
      const index = heights.indexOf(key);
      if (index < 0) return;
      const bottom = heights.below(index) - fromEnd;
      if (bottom < 0) hold({ key, edge: 'bottom', gap: 0 });
      else if (bottom + heights.height(index) > viewHeight) hold(anchorBelowTop(key, viewHeight, 0));
    },
  };
}
