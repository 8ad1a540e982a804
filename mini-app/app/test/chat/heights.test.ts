import { describe, expect, test } from 'vitest';
import { createHeights } from '../../src/chat/heights';
import { anchorAt, anchorBelowTop, anchorInMiddle, fromEndFor, stretchOf } from '../../src/chat/window';

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ key: `k${from + i}` }));

function listOf(count: number, height = 10) {
  const heights = createHeights<{ key: string }>(() => height);
  heights.setRows(rows(count));
  return heights;
}

describe('heights', () => {
  test('are guessed until they are measured', () => {
    const heights = listOf(4);
    expect(heights.total).toBe(40);
    expect(heights.measure('k1', 25)).toBe(true);
    expect(heights.measure('k1', 25)).toBe(false);
    expect(heights.total).toBe(55);
    expect([0, 1, 2, 3].map(heights.below)).toEqual([45, 20, 10, 0]);
  });

  test('are known by their key when rows come before and after', () => {
    const heights = listOf(2);
    heights.measure('k0', 30);
    heights.setRows([{ key: 'older' }, ...rows(2), { key: 'newer' }]);
    expect(heights.total).toBe(60);
    expect(heights.height(heights.indexOf('k0'))).toBe(30);
    expect(heights.indexOf('gone')).toBe(-1);
  });

  test('the row at a distance from the end is the one that covers it', () => {
    const heights = listOf(5);
    heights.measure('k3', 100);
    const slow = (distance: number) => [0, 1, 2, 3, 4].find(i => heights.below(i) <= distance);
    for (let distance = 0; distance < 150; distance++) expect(heights.at(distance)).toBe(slow(distance));
    expect(heights.at(10_000)).toBe(0);
    expect(listOf(0).at(5)).toBe(-1);
  });
});

describe('the rows in the page', () => {
  test('are those that are seen and a margin, however many there are', () => {
    const heights = listOf(10_000);
    for (const fromEnd of [0, 5, 50_000, 99_000, 99_900]) {
      const { from, to, above, below } = stretchOf(heights, { fromEnd, viewHeight: 100 }, 50);
      expect(to - from).toBeLessThanOrEqual(22);
      expect(above + (to - from) * 10 + below).toBe(100_000);
      expect(below).toBeLessThanOrEqual(Math.max(0, fromEnd - 40));
      expect(below + (to - from) * 10).toBeGreaterThanOrEqual(Math.min(100_000, fromEnd + 100));
    }
  });

  test('are all where there are few, and none where there are none', () => {
    expect(stretchOf(listOf(3), { fromEnd: 0, viewHeight: 100 }, 50)).toEqual({ from: 0, to: 3, above: 0, below: 0 });
    expect(stretchOf(listOf(0), { fromEnd: 0, viewHeight: 100 }, 50)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
  });

  test('are few while nothing was ever measured and the view has no height yet', () => {
    const { from, to } = stretchOf(listOf(10_000), { fromEnd: 0, viewHeight: 0 }, 50);
    expect(to - from).toBeLessThanOrEqual(7);
  });
});

describe('an anchor', () => {
  test('stays where it is when older rows come, without a move', () => {
    const heights = listOf(20);
    const anchor = anchorAt(heights, rows(20), 35)!;
    heights.setRows([...rows(50, 100), ...rows(20)]);
    expect(fromEndFor(heights, anchor)).toBe(35);
  });

  test('moves the list by what comes or grows below it', () => {
    const heights = listOf(20);
    const anchor = anchorAt(heights, rows(20), 35)!;
    expect(anchor.key).toBe('k16');
    heights.setRows([...rows(20), { key: 'new' }]);
    expect(fromEndFor(heights, anchor)).toBe(45);
    heights.measure('k18', 17);
    expect(fromEndFor(heights, anchor)).toBe(52);
    heights.measure('k2', 170);
    expect(fromEndFor(heights, anchor)).toBe(52);
  });

  test('is held through a random history of rows that come, grow and turn out otherwise', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const heights = listOf(40);
    let all = rows(40);
    const anchor = anchorAt(heights, all, 105)!;
    const onScreen = (fromEnd: number) => heights.below(heights.indexOf(anchor.key)) - fromEnd;
    const before = onScreen(105);
    for (let i = 0; i < 500; i++) {
      const kind = random();
      if (kind < 0.2) all = [...rows(5, 1000 + i * 10), ...all];
      else if (kind < 0.4) all = [...all, { key: `after${i}` }];
      heights.setRows(all);
      heights.measure(all[Math.floor(random() * all.length)]!.key, 5 + Math.floor(random() * 60));
      expect(onScreen(fromEndFor(heights, anchor)!)).toBeCloseTo(before, 6);
    }
  });

  test('puts a row to the top or into the middle, and never past the end', () => {
    const heights = listOf(100);
    const top = fromEndFor(heights, anchorBelowTop('k50', 200, 20))!;
    expect(heights.below(50) + heights.height(50) - top).toBe(180);
    const middle = fromEndFor(heights, anchorInMiddle('k50', 10, 200))!;
    expect(heights.below(50) + 5 - middle).toBe(100);
    expect(fromEndFor(heights, anchorInMiddle('k99', 10, 200))).toBe(0);
    expect(fromEndFor(heights, anchorInMiddle('gone', 10, 200))).toBeUndefined();
    expect(fromEndFor(listOf(2), anchorInMiddle('k0', 10, 200))).toBe(0);
  });
});
