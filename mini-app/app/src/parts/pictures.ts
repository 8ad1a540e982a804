/** Addresses a picture may have: another site over https, or a path on the page's own host. Null for all else. */
export function shownPicture(address: string | null | undefined): string | null {
  if (!address) return null;
  return /^https:\/\//i.test(address) || /^\/(?![/\\])/.test(address) ? address : null;
}
