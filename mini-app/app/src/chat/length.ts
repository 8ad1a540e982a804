/** The protocol's limit on a message, in characters: code points. */
export const longestText = 5000;
/** From here on it is told how many are left. */
const near = 500;

export function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** How many characters are left, where that matters: below 0 it cannot be sent. */
export function leftOf(text: string): number | undefined {
  // A code point has two units at most: a short text need not be counted.
  if (text.length <= longestText - near) return undefined;
  const left = longestText - charactersOf(text.trim());
  return left <= near ? left : undefined;
}
