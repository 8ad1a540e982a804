import { createAlarm, type Clock } from './environment.js';

export interface Heartbeat {
  start(intervalMs: number): void;
  /** Something came from the server. */
  heard(): void;
  /** Asks now, and waits no longer than this. */
  probe(deadlineMs: number): void;
  stop(): void;
}

/** Finds out that a socket is dead though nothing said so. Any frame is a sign of life, not only `pong`. */
export function createHeartbeat(clock: Clock, graceMs: number, ping: () => void, dead: () => void): Heartbeat {
  const next = createAlarm(clock);
  const deadline = createAlarm(clock);
  let due = Infinity;

  const probe = (withinMs: number) => {
    const at = clock.now() + withinMs;
    if (due <= at) return; // asked already
    due = at;
    deadline.set(withinMs, dead);
    ping();
  };
  const heard = () => {
    deadline.stop();
    due = Infinity;
  };
  const start = (intervalMs: number) =>
    next.set(intervalMs, () => {
      probe(graceMs);
      start(intervalMs);
    });
  return {
    start,
    heard,
    probe,
    stop() {
      heard();
      next.stop();
    },
  };
}
