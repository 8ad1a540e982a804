import { seeded } from '../../client/test/seeded.js';

/** Random that a seed repeats. */
export interface Dice {
  /** From 0 on, below this. */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(all: readonly T[]): T;
  shuffled<T>(all: readonly T[]): T[];
}

export function diceOf(seed: number): Dice {
  const next = seeded(seed);
  return {
    below: bound => next() * bound,
    chance: probability => next() < probability,
    pick: all => all[Math.floor(next() * all.length)]!,
    shuffled: all =>
      all
        .map(one => ({ one, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one),
  };
}
