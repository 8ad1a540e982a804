/** The world outside, as far as the library touches it. Read when a client is made, never at import. */
import { ChatError } from './errors.js';

export type Timer = unknown;

export interface Clock {
  now(): number;
  setTimeout(run: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
}

/** As much of a WebSocket as is used: a browser's, Node's own, and `ws` all fit. */
export interface WebSocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}
export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ status: number; headers: { get(name: string): string | null }; json(): Promise<unknown> }>;

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** One thing to be done later; setting it anew replaces it. */
export interface Alarm {
  set(ms: number, run: () => void): void;
  stop(): void;
}

export function createAlarm(clock: Clock): Alarm {
  let timer: Timer;
  const stop = () => clock.clearTimeout(timer);
  return {
    set(ms, run) {
      stop();
      timer = clock.setTimeout(run, ms);
    },
    stop,
  };
}

export function within<T>(clock: Clock, ms: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(new ChatError('timeout')), ms);
    work()
      .then(resolve, reject)
      .finally(() => clock.clearTimeout(timer));
  });
}
