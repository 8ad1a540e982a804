import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../src/environment.js';
import { defaultPage } from '../src/page-life.js';

class FakeDocument {
  visibilityState = 'visible';
}
/** As a browser's: Node's own does not find a listener again by `true`. */
class FakeWindow {
  private readonly listeners = new Map<string, Set<(event: Event) => void>>();
  addEventListener(type: string, run: (event: Event) => void) {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(run));
  }
  removeEventListener(type: string, run: (event: Event) => void) {
    this.listeners.get(type)?.delete(run);
  }
  dispatchEvent(event: Event) {
    this.listeners.get(event.type)?.forEach(run => run(event));
  }
}
const telegramListeners = new Map<string, () => void>();
const webApp = {
  isActive: true,
  onEvent: (event: string, run: () => void) => void telegramListeners.set(event, run),
  offEvent: (event: string) => void telegramListeners.delete(event),
};
const browser = { document: new FakeDocument(), window: new FakeWindow(), navigator: { onLine: true } };
let now = 0;

beforeEach(() => {
  now = 1_000_000;
  browser.document = new FakeDocument();
  browser.window = new FakeWindow();
  browser.navigator.onLine = true;
  webApp.isActive = true;
  for (const [name, value] of Object.entries(browser)) vi.stubGlobal(name, value);
});
afterEach(() => {
  vi.unstubAllGlobals();
  telegramListeners.clear();
});

describe('the page', () => {
  it('is visible and online as the browser says', () => {
    const page = defaultPage({ now: () => now } as Clock);
    expect([page.visible, page.online, page.active]).toEqual([true, true, true]);
    browser.document.visibilityState = 'hidden';
    browser.navigator.onLine = false;
    expect([page.visible, page.online, page.active]).toEqual([false, false, false]);
  });

  it('is not visible either when Telegram has minimised it', () => {
    vi.stubGlobal('Telegram', { WebApp: webApp });
    const page = defaultPage({ now: () => now } as Clock);
    webApp.isActive = false;
    expect(page.visible).toBe(false);
  });

  it('is active for a minute after it was touched', () => {
    const page = defaultPage({ now: () => now } as Clock);
    let told = 0;
    page.subscribe(() => told++);
    now += 61_000;
    expect(page.active).toBe(false);
    browser.window.dispatchEvent(new Event('keydown'));
    expect(page.active).toBe(true);
    browser.window.dispatchEvent(new Event('pointerdown'));
    expect(told).toBe(1); // that it became active is news, that it still is is not
  });

  it('tells of everything that may mean that it is back, until nobody listens', () => {
    vi.stubGlobal('Telegram', { WebApp: webApp });
    const page = defaultPage({ now: () => now } as Clock);
    let told = 0;
    const stop = page.subscribe(() => told++);
    const events = ['visibilitychange', 'resume', 'pageshow', 'online', 'offline'];
    for (const event of events) browser.window.dispatchEvent(new Event(event));
    expect(told).toBe(5);
    expect([...telegramListeners.keys()]).toEqual(['activated', 'deactivated']);
    for (const run of telegramListeners.values()) run();
    expect(told).toBe(7);
    stop();
    for (const event of events) browser.window.dispatchEvent(new Event(event));
    expect(told).toBe(7);
    expect(telegramListeners.size).toBe(0);
  });

  it('is always there where there is none', () => {
    for (const name of Object.keys(browser)) vi.stubGlobal(name, undefined);
    const page = defaultPage({ now: () => now } as Clock);
    now += 3_600_000;
    expect([page.visible, page.online, page.active]).toEqual([true, true, true]);
    page.subscribe(() => undefined)();
  });
});

describe('the import', () => {
  it('touches no global', async () => {
    vi.resetModules();
    const touched: string[] = [];
    const traps = [
      'document',
      'window',
      'navigator',
      'indexedDB',
      'localStorage',
      'WebSocket',
      'fetch',
      'Telegram',
      'location',
    ];
    const before = traps.map(name => Object.getOwnPropertyDescriptor(globalThis, name));
    for (const name of traps) {
      Object.defineProperty(globalThis, name, { configurable: true, get: () => void touched.push(name) });
    }
    try {
      for (const file of [
        'backoff',
        'environment',
        'errors',
        'page-life',
        'outbox-store',
        'options',
        'connection',
        'client',
        'index',
      ]) {
        await import(`../src/${file}.ts`);
      }
    } finally {
      traps.forEach((name, i) =>
        before[i]
          ? Object.defineProperty(globalThis, name, before[i])
          : delete (globalThis as Record<string, unknown>)[name],
      );
    }
    expect(touched).toEqual([]);
  });
});
