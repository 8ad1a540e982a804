import type { Clock } from './environment.js';

/** Whether somebody is there to see the page. One source for the browser's own events and Telegram's. */

export interface PageLife {
  /** The page can be seen. Without, no attempt is made and nothing counts as read. */
  readonly visible: boolean;
  /** The machine believes to have a network. */
  readonly online: boolean;
  /** Somebody has touched the page just now. */
  readonly active: boolean;
  /** One of these has changed, or the page is back, though it may never have said that it went. */
  subscribe(listener: () => void): () => void;
}

interface TelegramWebApp {
  isActive?: boolean;
  onEvent?(event: string, listener: () => void): void;
  offEvent?(event: string, listener: () => void): void;
}
type Place = Partial<Pick<typeof globalThis, 'document' | 'navigator' | 'window'>> & {
  Telegram?: { WebApp?: TelegramWebApp };
};

const activeForMs = 60_000;
const events = ['visibilitychange', 'resume', 'pageshow', 'online', 'offline', 'pointerdown', 'keydown'];
const telegramEvents = ['activated', 'deactivated'];

/**
 * The browser's page, and Telegram's Mini App around it where there is one. In Node, and where else there is no page,
 * somebody is always there.
 */
export function defaultPage({ now }: Clock): PageLife {
  const { document, navigator, window, Telegram } = globalThis as Place;
  const telegram = Telegram?.WebApp;
  let touched = now();
  const page = {
    get visible() {
      return document?.visibilityState !== 'hidden' && telegram?.isActive !== false;
    },
    get online() {
      return navigator?.onLine !== false;
    },
    get active() {
      return !window || (page.visible && now() - touched < activeForMs);
    },
    subscribe(listener: () => void) {
      const run = (event?: Event) => {
        const noNews = page.active && event && /down$/.test(event.type);
        touched = now();
        if (!noNews) listener();
      };
      for (const name of events) window?.addEventListener(name, run, true);
      for (const name of telegramEvents) telegram?.onEvent?.(name, run);
      return () => {
        for (const name of events) window?.removeEventListener(name, run, true);
        for (const name of telegramEvents) telegram?.offEvent?.(name, run);
      };
    },
  };
  return page;
}
