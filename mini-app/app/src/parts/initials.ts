/** What stands in for a picture: up to two letters, and one of some hues that is always the same for the same id. */

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts[parts.length - 1] : undefined].map(
    part => [...(part ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}

/** Ids that differ in one letter have hues far apart: FNV-1a, and the mixing at the end of MurmurHash3. */
export function hue(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 360;
}
