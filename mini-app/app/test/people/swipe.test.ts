import { describe, expect, it } from 'vitest';
import { decisionOf, decisionOfKey, leaning } from '../../src/people/swipe';

const drag = (part: Partial<Parameters<typeof decisionOf>[0]>) =>
  decisionOf({ dx: 0, dy: 0, speed: 0, width: 400, ...part });

describe('a drag', () => {
  it('decides when it went far, however slowly', () => {
    expect(drag({ dx: 160 })).toBe('like');
    expect(drag({ dx: -160 })).toBe('pass');
  });

  it('decides nothing when it went a little', () => {
    expect(drag({ dx: 60 })).toBeUndefined();
    expect(drag({ dx: -60 })).toBeUndefined();
  });

  it('decides as a flick, but not as a trembling', () => {
    expect(drag({ dx: 60, speed: 0.9 })).toBe('like');
    expect(drag({ dx: -60, speed: -0.9 })).toBe('pass');
    expect(drag({ dx: 10, speed: 3 })).toBeUndefined();
  });

  it('that is thrown back decides nothing', () => {
    expect(drag({ dx: 60, speed: -0.9 })).toBeUndefined();
  });

  it('that goes more up or down than aside is no decision', () => {
    expect(drag({ dx: 200, dy: 260, speed: 2 })).toBeUndefined();
  });
});

it('a card leans by how far it is from a decision, and no more than that', () => {
  expect(leaning(64, 400)).toBeCloseTo(0.5);
  expect(leaning(-1000, 400)).toBe(-1);
  expect(leaning(10, 0)).toBe(0);
});

it('keys decide as well', () => {
  expect(['ArrowRight', 'ArrowLeft', 'Backspace', 'Enter'].map(decisionOfKey)).toEqual([
    'like',
    'pass',
    'undo',
    undefined,
  ]);
});
