import type { Clock } from '@parley/client';

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Waits for it; answers whether it came about in time. */
export async function until(condition: () => boolean, limitMs = Infinity): Promise<boolean> {
  for (const begin = Date.now(); !condition(); await pause(10)) if (Date.now() - begin > limitMs) return false;
  return true;
}

/** A clock that runs so many times as fast: what a client spends minutes on takes a test less. */
export function quickClock(times: number): Clock {
  const begin = Date.now();
  return {
    now: () => begin + (Date.now() - begin) * times,
    setTimeout: (run, ms) => setTimeout(run, ms / times),
    clearTimeout: timer => clearTimeout(timer as NodeJS.Timeout),
  };
}
