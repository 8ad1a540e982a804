import { describe, expect, it } from 'vitest';
import { ChatError } from '../src/errors.js';
import type { TokenReason } from '../src/tokens.js';
import { annaConnected, clientOf, pass, withFakeTime } from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('tokens', () => {
  it('auth.expiring renews the token without a reconnect, once however often it comes', async () => {
    const reasons: TokenReason[] = [];
    const { server, client } = await annaConnected({
      getToken: ({ reason }) => (reasons.push(reason), `anna.${reasons.length}`),
    });
    server.socket.push({ type: 'auth.expiring', expires_in: 60 });
    server.socket.push({ type: 'auth.expiring', expires_in: 59 });
    await pass(100);
    expect(server.socket.frames('auth').map(frame => frame.token)).toEqual(['anna.2']);
    expect(reasons).toEqual(['connect', 'expiring']);
    server.socket.push({ type: 'auth.expiring', expires_in: 60 });
    await pass(100);
    expect(server.socket.frames('auth')).toHaveLength(2);
    expect(server.sockets).toHaveLength(1);
    expect(client.state.name).toBe('connected');
  });

  it('a token that could not be renewed is renewed by the close 4001', async () => {
    let broken = false;
    const { server, client } = await annaConnected({
      getToken: ({ reason }) => {
        if (broken) throw new Error('no network');
        return `anna.${reason}`;
      },
    });
    await pass(10_000);
    broken = true;
    server.socket.push({ type: 'auth.expiring', expires_in: 60 });
    await pass(100);
    expect(client.state.name).toBe('connected');
    broken = false;
    server.socket.drop(4001, { code: 'token_expired', message: 'The authentication token has expired' });
    await pass(100);
    expect(server.socket.token).toBe('anna.expired');
  });

  it('a token that was taken is no expired one', async () => {
    const { server } = await annaConnected({ getToken: ({ reason }) => `anna.${reason}` });
    for (const code of [4001, 1006]) {
      await pass(10_000);
      server.socket.drop(code);
      await pass(1000);
    }
    expect(server.sockets.map(socket => socket.token)).toEqual(['anna.connect', 'anna.expired', 'anna.connect']);
  });

  it('where getToken fails, another try follows with backoff; where the user has to sign in, none', async () => {
    const server = new ScriptedServer();
    let calls = 0;
    let error: Error = new Error('offline');
    const client = clientOf(server, 'anna', {
      getToken: () => {
        calls++;
        throw error;
      },
    });
    client.connect();
    await pass(5);
    expect(client.state).toMatchObject({ name: 'waiting', error: { code: 'token_unavailable', retryable: true } });
    await pass(10_000);
    expect(calls).toBeGreaterThan(3);
    error = new ChatError('authentication_failed');
    await pass(30_000);
    expect(client.state).toMatchObject({ name: 'closed', error: { code: 'authentication_failed' } });
    const before = calls;
    await pass(600_000);
    expect(calls).toBe(before);
  });

  it('a getToken that never answers does not hold up for ever', async () => {
    const server = new ScriptedServer();
    let calls = 0;
    const client = clientOf(server, 'anna', { getToken: () => (calls++, new Promise<string>(() => undefined)) });
    client.connect();
    await pass(60_000);
    expect(calls).toBeGreaterThan(2);
  });

  it('a token no WebSocket takes closes', async () => {
    const server = new ScriptedServer();
    const client = clientOf(server, 'anna', {
      WebSocket: class {
        constructor() {
          throw new SyntaxError('bad subprotocol');
        }
      } as never,
    });
    client.connect();
    await pass(100);
    expect(client.state).toMatchObject({ name: 'closed', error: { code: 'validation_error' } });
  });

  it('the token of another user closes, so that nothing of one is sent by the other', async () => {
    let user = 'anna';
    const { server, client } = await annaConnected({ getToken: () => `${user}.token` });
    user = 'carol';
    server.socket.drop();
    await pass(1000);
    expect(client.state).toMatchObject({ name: 'closed', error: { code: 'wrong_user' } });
  });
});
