import type { ChatError, GetToken } from '@parley/client';

export interface IssuedToken {
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** How this user comes to a token, and to the next one. */
export interface TokenSource {
  signIn(): Promise<IssuedToken>;
  /** Undefined where each token is got by signing in. */
  renew?: (token: string) => Promise<IssuedToken>;
}

interface KeptToken {
  readonly token: string;
  /** By this machine's clock, milliseconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const marginMs = 30_000;
/** The session itself is at its end, or the token is not taken any more. */
const refusals: readonly string[] = ['token_expired', 'authentication_failed'];

/**
 * The token of the session. One call at a time; a token past half of its life is renewed when somebody asks, so that it
 * is renewed while it still can be: what Telegram told at the start is good for an hour only.
 */
export function createTokenKeeper(source: TokenSource, now: () => number = Date.now): GetToken {
  let kept: KeptToken | undefined;
  let asking: Promise<string> | undefined;

  function keep({ token, expires_in }: IssuedToken): string {
    const issuedAt = now();
    kept = { token, issuedAt, expiresAt: issuedAt + expires_in * 1000 };
    return token;
  }

  const isGood = ({ expiresAt }: KeptToken) => now() < expiresAt - marginMs;
  const isYoung = ({ issuedAt, expiresAt }: KeptToken) => now() < (issuedAt + expiresAt) / 2;

  async function another(refused: boolean): Promise<string> {
    const before = kept;
    if (!before || refused || !source.renew || now() >= before.expiresAt) return keep(await source.signIn());
    try {
      return keep(await source.renew(before.token));
    } catch (cause) {
      if (refusals.includes((cause as ChatError).code)) return keep(await source.signIn());
      if (isGood(before)) return before.token;
      throw cause;
    }
  }

  return ({ reason }) => {
    if (reason === 'connect' && kept && isGood(kept) && isYoung(kept)) return kept.token;
    return (asking ??= another(reason === 'expired').finally(() => (asking = undefined)));
  };
}
