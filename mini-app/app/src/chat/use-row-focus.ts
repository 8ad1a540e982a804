import { nextTick, shallowRef, watch, type ShallowRef } from 'vue';
import type { VirtualList } from './use-virtual-list';

/** Which message the keys are at: arrows, Home and End move it, and the list with it. */
export function useRowFocus<T extends { readonly key: string }>(
  rows: () => readonly T[],
  { scroller, stretch, lowest, reveal, toEnd }: VirtualList<T>,
  { isOne, toStart }: { isOne(row: T): boolean; toStart(): void },
) {
  const current: ShallowRef<string | undefined> = shallowRef();
  const elementOf = (key: string) =>
    [...(scroller.value?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(each => each.dataset['key'] === key);

  async function focus(key: string) {
    current.value = key;
    reveal(key);
    // The list may take two steps: one to get there, one to mend what it had guessed wrong.
    await nextTick();
    await nextTick();
    elementOf(key)?.querySelector<HTMLElement>('[data-message]')?.focus({ preventScroll: true });
  }

  function onKey(event: KeyboardEvent) {
    const inRow = (event.target as Element).closest('[data-message]');
    if (event.target !== scroller.value && event.target !== inRow) return;
    const all = rows();
    const at = all.findIndex(row => row.key === (inRow ? current.value : lowest.value?.key));
    const move = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (move === undefined || !all.length) return;
    event.preventDefault();
    if (event.key === 'Home') toStart();
    if (event.key === 'End') toEnd();
    const step = move < 0 ? -1 : 1;
    let next = Number.isFinite(move) ? at + (inRow ? move : 0) : move < 0 ? 0 : all.length - 1;
    while (all[next] && !isOne(all[next]!)) next -= Number.isFinite(move) ? -step : step;
    if (all[next]) void focus(all[next]!.key);
  }

  function onFocusIn(event: FocusEvent) {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key) current.value = key;
  }

  // A row that leaves the page would take the focus with it.
  watch(stretch, ({ from, to }) => {
    const row = document.activeElement?.closest<HTMLElement>('[data-key]');
    if (!row || !scroller.value?.contains(row)) return;
    const index = rows().findIndex(each => each.key === row.dataset['key']);
    if (index < from || index >= to) scroller.value.focus({ preventScroll: true });
  });

  return { current, onKey, onFocusIn };
}
