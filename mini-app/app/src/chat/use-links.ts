import { useHost } from '../telegram/host';

/** What a click on a link somebody sent does: within Telegram it is Telegram that opens it, else a new window. */
export function useLinks(): (event: MouseEvent, href: string) => void {
  const { openOutside } = useHost();
  return (event, href) => {
    if (openOutside(href)) event.preventDefault();
  };
}
