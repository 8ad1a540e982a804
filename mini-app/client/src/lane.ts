import { createAlarm, type Clock } from './environment.js';
import type { ClientFrame } from './frames.js';

/**
 * A way out that keeps below the rates of the server. There are two: one for messages (5 a second, 15 at once), and one
 * for all else, which leaves room for the messages within 20 frames a second. What has not gone out yet is replaced by
 * what is newer.
 */
export interface Lane {
  /** `key` says what the frame replaces. */
  put(key: string, frame: ClientFrame): void;
  stop(): void;
}

export function createLane(clock: Clock, send: (frame: ClientFrame) => boolean, burst: number, everyMs: number): Lane {
  const waiting = new Map<string, ClientFrame>();
  const alarm = createAlarm(clock);
  let room = 0;
  let filledAt = 0;

  function drain() {
    const now = clock.now();
    room = Math.min(burst, room + (now - filledAt) / everyMs);
    filledAt = now;
    for (const [key, frame] of waiting) {
      if (room < 1) return alarm.set(everyMs, drain);
      if (!send(frame)) return;
      room--;
      waiting.delete(key);
    }
  }
  return {
    put(key, frame) {
      waiting.set(key, frame);
      drain();
    },
    stop() {
      alarm.stop();
      waiting.clear();
    },
  };
}
