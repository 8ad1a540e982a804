/** What stands in for a picture: up to two letters, and one of some hues that is always the same for the same id. */

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts[parts.length - 1] : undefined].map(
    part => [...(part ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}

export function hue(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return sum;
}
