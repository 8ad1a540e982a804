import { within } from './environment.js';
import { asChatError, toldError } from './errors.js';
import type { Settings } from './options.js';
import type { Tokens } from './tokens.js';

/**
 * A call to the gateway. Waits out a `rate_limited` that ends soon, renews a token that has run out, and throws a
 * `ChatError` for all else.
 */
export type Rest = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const tries = 5;
/** The limit of a day is for the app to tell. */
const longestWaitMs = 60_000;

export function createRest({ url, fetch, clock, timeoutMs }: Settings, tokens: Tokens): Rest {
  return async function call<T>(method: string, path: string, body?: unknown, n = 1): Promise<T> {
    // The type is of no matter where there is no body.
    const headers = { authorization: `Bearer ${await tokens.current()}`, 'content-type': 'application/json' };
    const [{ status, headers: answered }, json] = await within(clock, timeoutMs, async () => {
      const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
      // 204 has no body, and what is not the gateway's own may be no JSON.
      return [
        answer,
        (await answer.json().catch(() => undefined)) as { code?: string; detail?: string } | undefined,
      ] as const;
    }).catch((cause: unknown) => {
      throw asChatError(cause, 'connection_lost');
    });
    if (status < 300) return json as T;
    // What has no code is of a proxy before the gateway.
    const error = toldError({
      code: json?.code ?? 'unavailable',
      message: json?.detail,
      retry_after: Number(answered.get('retry-after')),
    });
    const retryAfterMs = error.retryAfterMs!; // undefined is not below any limit
    if (status === 401 && n < 2) await tokens.get('expired');
    else if (status === 429 && retryAfterMs <= longestWaitMs && n < tries)
      await new Promise<void>(resolve => clock.setTimeout(resolve, retryAfterMs));
    else throw error;
    return call(method, path, body, n + 1);
  };
}
