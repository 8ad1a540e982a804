import { within } from './environment.js';
import { asChatError } from './errors.js';
import type { Settings } from './options.js';

/**
 * `connect`: for an attempt. `expiring`: the session's token ends soon. `expired`: the last one is refused, so it has
 * to be another.
 */
export type TokenReason = 'connect' | 'expiring' | 'expired';

/**
 * Throw a `ChatError` with `retryable` false (`authentication_failed`) when the user has to sign in again: the client
 * then stays closed.
 */
export type GetToken = (context: { reason: TokenReason }) => string | Promise<string>;

export interface Tokens {
  get(reason: TokenReason): Promise<string>;
  /** The last one that was got, for calls over REST. */
  current(): Promise<string>;
}

export function createTokens({ getToken, clock, timeoutMs }: Settings): Tokens {
  let last: string | undefined;
  const get = async (reason: TokenReason) => {
    try {
      return (last = await within(clock, timeoutMs, async () => getToken({ reason })));
    } catch (cause) {
      throw asChatError(cause, 'token_unavailable');
    }
  };
  return { get, current: async () => last ?? get('connect') };
}
