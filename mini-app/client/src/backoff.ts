export interface BackoffOptions {
  minDelayMs: number;
  maxDelayMs: number;
}

/** Full jitter: anywhere between nothing and a bound that doubles, so that no two clients come back in step. */
export function backoff(failures: number, random: () => number, { minDelayMs, maxDelayMs }: BackoffOptions): number {
  return random() * Math.min(maxDelayMs, minDelayMs * 2 ** Math.min(failures, 30));
}
