/** The hearts behind a match: per cent from the left, seconds for which it has risen when it is first seen, size. */
const rising = [
  [4, 0.4, 1],
  [13, 3.1, 1.6],
  [22, 1.7, 1],
  [31, 4.3, 1.3],
  [39, 2.4, 0.8],
  [48, 0.9, 1.5],
  [56, 3.7, 1],
  [65, 1.2, 1.2],
  [73, 4.8, 1.8],
  [82, 2.1, 1],
  [89, 3.4, 1.4],
  [95, 0.1, 0.9],
] as const;

export const hearts = rising.map(([left, seconds, scale]) => ({
  left: `${left}%`,
  animationDelay: `-${seconds}s`,
  scale,
}));
