import type { BackoffOptions } from './backoff.js';
import { systemClock, type Clock, type Fetch, type WebSocketConstructor } from './environment.js';
import { indexedDbStore, type OutboxStore } from './outbox-store.js';
import { defaultPage, type PageLife } from './page-life.js';
import type { GetToken } from './tokens.js';

/** What an app may set, and what it gets where it does not. */
export interface Defaults {
  reconnect: BackoffOptions & {
    /** A connection that has lasted this long lets the backoff begin anew. */
    minUptimeMs: number;
  };
  /**
   * How long an answer may take: of a new socket, to a message (which is then sent again), of a call over REST, of
   * getToken.
   */
  timeoutMs: number;
  WebSocket: WebSocketConstructor;
  fetch: Fetch;
  page: PageLife;
  clock: Clock;
  random: () => number;
}

interface OutboxOptions {
  max: number;
  ttlMs: number;
  store: OutboxStore;
}

interface Given {
  /** Where the gateway is, as `https://chat.example.com`. */
  url: string;
  getToken: GetToken;
  /** Who this is, where it is known: what waits in the outbox is then shown before the first connection. */
  userId?: string;
}

export interface ChatClientOptions extends Given, Partial<Omit<Defaults, 'reconnect'>> {
  reconnect?: Partial<Defaults['reconnect']>;
  outbox?: Partial<OutboxOptions>;
}

export interface Settings extends Given, Defaults {
  outbox: OutboxOptions;
}

/** The options with all that was left out. Looks at the world outside now, and not before. */
export function withDefaults(given: ChatClientOptions): Settings {
  const { clock = systemClock } = given;
  return {
    timeoutMs: 10_000,
    WebSocket: globalThis.WebSocket as unknown as WebSocketConstructor,
    fetch: (url, init) => fetch(url, init),
    page: defaultPage(clock),
    clock,
    random: Math.random,
    ...given,
    url: given.url.replace(/\/+$/, ''),
    reconnect: { minDelayMs: 500, maxDelayMs: 20_000, minUptimeMs: 5000, ...given.reconnect },
    outbox: { max: 100, ttlMs: 12 * 3_600_000, store: indexedDbStore(globalThis.indexedDB), ...given.outbox },
  };
}
