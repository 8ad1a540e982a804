import type { PageLife } from '@parley/client';
import { inject, type InjectionKey, type Ref } from 'vue';
import { tabStorage } from '../storage';

/** What is around the page: Telegram, or a browser alone. */
export interface Host {
  /** Signed by Telegram; empty in a browser, and where Telegram was not told whom it is for. */
  readonly initData: string;
  readonly startParameter: string | null;
  readonly languages: readonly (string | undefined)[];
  /** Undefined where the browser's own events tell all. */
  readonly page: PageLife | undefined;
  /** A "back" of its own above the page, so that the page needs none. */
  readonly hasBack: boolean;
  /** Shows that button while `shown`. */
  followBack(shown: Ref<boolean>, back: () => void): void;
  /** False where a link is left to the browser. */
  openOutside(address: string): boolean;
  /** A short shake of the phone, where it can. */
  feel(what: 'decision' | 'success'): void;
}

export const hostKey: InjectionKey<Host> = Symbol('host');

export function useHost(): Host {
  const host = inject(hostKey);
  if (!host) throw new Error('No host');
  return host;
}

export const browserHost = (page: Window): Host => ({
  initData: '',
  startParameter: new URLSearchParams(page.location.search).get('startapp'),
  languages: page.navigator.languages,
  page: undefined,
  hasBack: false,
  followBack: () => undefined,
  openOutside: () => false,
  feel: () => undefined,
});

const parameters = /[?#&]tgWebApp(Platform|Version)=/;

/**
 * Whether Telegram opened the page, now or before a reload: then its part is loaded. That part keeps what it was told
 * under this key.
 */
export function isWithinTelegram(page: Window): boolean {
  return parameters.test(page.location.href) || tabStorage.get('tapps/launchParams') !== null;
}
