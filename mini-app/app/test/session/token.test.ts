import { ChatError } from '@parley/client';
import { describe, expect, it, vi } from 'vitest';
import { createTokenKeeper } from '../../src/session/token';

const hour = 3600;

function setting(more: { renew?: (token: string) => Promise<{ token: string; expires_in: number }> } = {}) {
  let now = 0;
  let n = 0;
  const signIn = vi.fn(async () => ({ token: `signed-in-${++n}`, expires_in: hour }));
  const renew = vi.fn(more.renew ?? (async () => ({ token: `renewed-${++n}`, expires_in: hour })));
  const getToken = createTokenKeeper({ signIn, renew }, () => now);
  return { signIn, renew, getToken, pass: (seconds: number) => (now += seconds * 1000) };
}

describe('the token', () => {
  it('is got once while it is young', async () => {
    const { getToken, signIn } = setting();
    expect(await getToken({ reason: 'connect' })).toBe('signed-in-1');
    expect(await getToken({ reason: 'connect' })).toBe('signed-in-1');
    expect(signIn).toHaveBeenCalledOnce();
  });

  it('is asked for once, however many ask', async () => {
    const { getToken, signIn } = setting();
    await Promise.all([getToken({ reason: 'connect' }), getToken({ reason: 'connect' })]);
    expect(signIn).toHaveBeenCalledOnce();
  });

  it('is renewed past half of its life, and when it is about to end', async () => {
    const { getToken, pass, signIn, renew } = setting();
    await getToken({ reason: 'connect' });
    pass(hour / 2 + 1);
    expect(await getToken({ reason: 'connect' })).toBe('renewed-2');
    expect(await getToken({ reason: 'expiring' })).toBe('renewed-3');
    expect(renew).toHaveBeenLastCalledWith('renewed-2');
    expect(signIn).toHaveBeenCalledOnce();
  });

  it('that is refused is got by signing in: it cannot be renewed', async () => {
    const { getToken, renew } = setting();
    await getToken({ reason: 'connect' });
    expect(await getToken({ reason: 'expired' })).toBe('signed-in-2');
    expect(renew).not.toHaveBeenCalled();
  });

  it('that has run out is got by signing in', async () => {
    const { getToken, pass } = setting();
    await getToken({ reason: 'connect' });
    pass(hour + 1);
    expect(await getToken({ reason: 'connect' })).toBe('signed-in-2');
  });

  it('serves on while it is good, when renewing fails for the moment', async () => {
    const { getToken, pass } = setting({ renew: () => Promise.reject(new ChatError('unavailable')) });
    await getToken({ reason: 'connect' });
    pass(hour / 2 + 1);
    expect(await getToken({ reason: 'connect' })).toBe('signed-in-1');
  });

  it('is got by signing in where its session has ended', async () => {
    const { getToken, pass } = setting({ renew: () => Promise.reject(new ChatError('token_expired')) });
    await getToken({ reason: 'connect' });
    pass(hour / 2 + 1);
    expect(await getToken({ reason: 'expiring' })).toBe('signed-in-2');
  });

  it('says that one has to sign in again, as the server says it', async () => {
    const { getToken, signIn } = setting();
    signIn.mockRejectedValue(new ChatError('authentication_failed'));
    await expect(getToken({ reason: 'connect' })).rejects.toMatchObject({
      code: 'authentication_failed',
      retryable: false,
    });
  });
});
