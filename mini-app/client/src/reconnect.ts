import { afterClose } from './close-codes.js';
import { backoff, type BackoffOptions } from './backoff.js';

export interface Plan {
  /** `Infinity`: until the user does something here. */
  afterMs: number;
  /** Coming back to the page does not cut it short. */
  firm?: true;
  /** With another token. */
  renew?: boolean;
}

/** What the decision goes by, besides the code. */
export interface Facts {
  reconnect: BackoffOptions;
  random: () => number;
  page: { active: boolean };
}

/**
 * The decision after a close, without a socket, a clock or a page. Undefined: stays closed. `failures` are the attempts
 * that came to nothing since a connection last lasted.
 */
export function planAfterClose(
  code: number,
  { reconnect, random, page }: Facts,
  failures: number,
  retryAfterMs = 0,
): Plan | undefined {
  const byBackoff = Math.max(retryAfterMs, backoff(failures, random, reconnect));
  // "At once" is for a connection that had lasted: a server that closes each new one must not be hammered.
  const atOnce = failures ? byBackoff : 0;
  const action = afterClose(code);
  switch (action) {
    case 'stay':
      return undefined;
    case 'spread':
      return { afterMs: Math.max(atOnce, random() * 5000) };
    case 'renew':
    case 'again':
      return { afterMs: atOnce, renew: action === 'renew' };
    case 'later':
      return { afterMs: Math.max(retryAfterMs, 30_000 + random() * 30_000), firm: true };
    case 'if-active':
      return { afterMs: page.active ? byBackoff : Infinity };
    case 'backoff':
      return { afterMs: byBackoff };
  }
}
