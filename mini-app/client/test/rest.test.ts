import { describe, expect, it } from 'vitest';
import { asChatError, ChatError, toldError } from '../src/errors.js';
import { annaConnected, pass, withFakeTime } from './setting.js';

withFakeTime();

const problem = (status: number, code: string, retryAfter?: string) => ({
  status,
  json: { code, detail: `told: ${code}` },
  ...(retryAfter && { retryAfter }),
});

describe('calls over REST', () => {
  it('block and unblock', async () => {
    const { server, client, conversation } = await annaConnected();
    void client.block('conv_1');
    await pass(10);
    expect([...conversation.blockedBy]).toEqual(['anna']);
    void client.unblock('conv_1');
    await pass(10);
    expect([...conversation.blockedBy]).toEqual([]);
    expect(server.calls.slice(-2)).toEqual([
      'PUT /v1/conversations/conv_1/block',
      'DELETE /v1/conversations/conv_1/block',
    ]);
  });

  it('wait as long as rate_limited says, and go on', async () => {
    const { server, client } = await annaConnected();
    let refused = 2;
    server.rest = () => (refused-- > 0 ? problem(429, 'rate_limited', '4') : undefined);
    let done = false;
    void client.block('conv_1').then(() => (done = true));
    await pass(7900);
    expect(done).toBe(false);
    await pass(200);
    expect(done).toBe(true);
  });

  it('do not wait for the end of a day', async () => {
    const { server, client } = await annaConnected();
    server.rest = () => problem(429, 'rate_limited', '3600');
    const asked = expect(client.block('conv_1')).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 3_600_000,
    });
    await pass(100);
    await asked;
  });

  it('get another token where the last one has run out, once', async () => {
    const reasons: string[] = [];
    const { server, client } = await annaConnected({ getToken: ({ reason }) => (reasons.push(reason), 'anna.token') });
    server.rest = () => problem(401, 'token_expired');
    const asked = expect(client.block('conv_1')).rejects.toMatchObject({
      code: 'token_expired',
      message: 'told: token_expired',
    });
    await pass(100);
    await asked;
    expect(reasons).toEqual(['connect', 'expired']);
  });

  it('fail with the code of the problem, or as a proxy lets them', async () => {
    const { server, client } = await annaConnected();
    const failing = async () => {
      const error = client.block('conv_1').then(
        () => undefined,
        (cause: unknown) => cause,
      );
      await pass(11_000);
      return (await error) as ChatError;
    };
    server.rest = () => problem(403, 'access_denied');
    expect(await failing()).toMatchObject({ code: 'access_denied', retryable: false });
    server.rest = () => ({ status: 502, json: undefined });
    expect(await failing()).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('that break or hang fail so that they can be tried again', async () => {
    let fetch: () => Promise<never> = () => Promise.reject(new TypeError('Failed to fetch'));
    const { client } = await annaConnected({ fetch: () => fetch() });
    const broken = expect(client.call('GET', '/v1/matches')).rejects.toMatchObject({
      code: 'connection_lost',
      retryable: true,
    });
    await pass(100);
    await broken;
    fetch = () => new Promise(() => undefined);
    const hanging = expect(client.call('GET', '/v1/matches')).rejects.toMatchObject({
      code: 'timeout',
      retryable: true,
    });
    await pass(11_000);
    await hanging;
  });
});

describe('errors', () => {
  it('are one family', () => {
    const error = toldError({ code: 'rate_limited', message: 'Too many frames', retry_after: 3 });
    expect(error).toBeInstanceOf(ChatError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'ChatError',
      code: 'rate_limited',
      message: 'Too many frames',
      retryable: true,
      retryAfterMs: 3000,
    });
    expect(toldError({ code: 'content_rejected', message: 'x' })).toMatchObject({
      retryable: false,
      retryAfterMs: undefined,
    });
    expect(asChatError(error, 'timeout')).toBe(error);
    expect(asChatError('odd', 'timeout')).toMatchObject({ code: 'timeout', message: 'odd' });
    expect(new ChatError('a code of tomorrow').retryable).toBe(false);
  });
});
