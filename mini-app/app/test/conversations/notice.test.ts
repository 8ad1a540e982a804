import { describe, expect, test } from 'vitest';
import { ChatError } from '@parley/client';
import { isFleeting, noticeOf } from '../../src/conversations/notice';

describe('the bar', () => {
  const error = new ChatError('connection_lost');

  test('says nothing while all is well', () => {
    expect(noticeOf({ name: 'connected' }, true, 0)).toBeUndefined();
    expect(noticeOf({ name: 'idle' }, false, 0)).toBeUndefined();
    expect(isFleeting(noticeOf({ name: 'connected' }, false, 0)!)).toBe(true);
    expect(isFleeting(noticeOf({ name: 'closed', error }, false, 0)!)).toBe(false);
  });

  test('counts the seconds to the next attempt', () => {
    const state = { name: 'waiting', for: 'backoff', until: 10_000, error } as const;
    expect(noticeOf(state, false, 6500)).toEqual({ kind: 'waiting', seconds: 4 });
    expect(noticeOf(state, false, 11_000)).toEqual({ kind: 'waiting', seconds: 1 });
  });

  test('tells a lost network from another window and from the end of a session', () => {
    const waiting = (reason: 'network' | 'activity') =>
      noticeOf({ name: 'waiting', for: reason, until: Infinity, error }, false, 0)?.kind;
    expect([waiting('network'), waiting('activity')]).toEqual(['offline', 'elsewhere']);
    expect(noticeOf({ name: 'closed', error: new ChatError('authentication_failed') }, false, 0)?.kind).toBe(
      'signed-out',
    );
    expect(noticeOf({ name: 'closed', error: new ChatError('closed') }, false, 0)?.kind).toBe('closed');
  });
});
