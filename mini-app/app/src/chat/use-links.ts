/** What a click on a link somebody sent does. */
export function useLinks(): (event: MouseEvent, href: string) => void {
  return () => undefined;
}
