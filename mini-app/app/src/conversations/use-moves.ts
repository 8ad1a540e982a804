import { nextTick, watch } from 'vue';

const durationMs = 220;

/** Rows whose order changes go to their new places instead of jumping there. */
export function useMoves(order: () => readonly string[], rows: () => Iterable<HTMLElement>): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const tops = () => new Map([...rows()].map(row => [row.dataset['key'], row.getBoundingClientRect().top]));

  watch(order, async (next, before) => {
    if (still.matches || next.join() === before.join()) return;
    const from = tops();
    await nextTick();
    for (const row of rows()) {
      const old = from.get(row.dataset['key']);
      const by = old === undefined ? 0 : old - row.getBoundingClientRect().top;
      if (by) row.animate({ transform: [`translateY(${by}px)`, 'none'] }, { duration: durationMs, easing: 'ease-out' });
    }
  });
}
