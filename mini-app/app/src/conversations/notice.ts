import type { ConnectionState } from '@parley/client';

/** What the bar over a chat says of the connection. */
export type Notice =
  | { readonly kind: 'connecting' | 'updating' | 'offline' }
  | { readonly kind: 'waiting'; readonly seconds: number }
  /** Another window of the same user has taken its place. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'closed' };

const signedOut = ['authentication_failed', 'token_expired', 'wrong_user'];

/** Undefined where there is nothing to be told. */
export function noticeOf(state: ConnectionState, synced: boolean, now: number): Notice | undefined {
  switch (state.name) {
    case 'connected':
      return synced ? undefined : { kind: 'updating' };
    case 'idle':
      return undefined;
    case 'connecting':
      return { kind: 'connecting' };
    case 'closed':
      return { kind: signedOut.includes(state.error.code) ? 'signed-out' : 'closed' };
    case 'waiting':
      if (state.for === 'network') return { kind: 'offline' };
      if (state.for === 'activity') return { kind: 'elsewhere' };
      if (state.for === 'page') return { kind: 'connecting' };
      return { kind: 'waiting', seconds: Math.max(1, Math.ceil((state.until - now) / 1000)) };
  }
}

/** What passes within a moment is not worth a word: the others are told at once. */
export const isFleeting = ({ kind }: Notice): boolean => kind === 'connecting' || kind === 'updating';
