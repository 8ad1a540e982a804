import type { PageLife } from '@parley/client';

const activeForMs = 60_000;
const touches = ['pointerdown', 'keydown'];
const changes = ['visibilitychange', 'resume', 'pageshow', 'online', 'offline'];

/** Whether Telegram shows this Mini App, and not another one above it. */
export interface Activity {
  isActive(): boolean;
  onChange(listener: () => void): () => void;
}

/**
 * As the library's own, with one voice more: Telegram may put another Mini App, or its own chats, above a page that the
 * browser believes to be visible.
 */
export function telegramPage(activity: Activity, now: () => number = Date.now): PageLife {
  let touched = now();
  const page = {
    get visible() {
      return document.visibilityState !== 'hidden' && activity.isActive();
    },
    get online() {
      return navigator.onLine !== false;
    },
    get active() {
      return page.visible && now() - touched < activeForMs;
    },
    subscribe(listener: () => void) {
      const onTouch = () => {
        const noNews = page.active;
        touched = now();
        if (!noNews) listener();
      };
      const onChange = () => {
        touched = now();
        listener();
      };
      for (const name of touches) window.addEventListener(name, onTouch, true);
      for (const name of changes) window.addEventListener(name, onChange, true);
      const end = activity.onChange(onChange);
      return () => {
        for (const name of touches) window.removeEventListener(name, onTouch, true);
        for (const name of changes) window.removeEventListener(name, onChange, true);
        end();
      };
    },
  };
  return page;
}
