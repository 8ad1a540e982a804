import { describe, expect, it } from 'vitest';
import { ChatError } from '../src/errors.js';
import type { TokenReason } from '../src/tokens.js';
import { annaConnected, clientOf, FakePage, pass, withFakeTime } from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('the connection', () => {
  it('goes from idle over connecting to connected, and back to idle', async () => {
    const server = new ScriptedServer();
    const client = clientOf(server, 'anna');
    const states: string[] = [client.state.name];
    client.on('state', state => states.push(state.name));
    client.connect();
    await pass(10);
    expect(client.state).toEqual({ name: 'connected' });
    expect(client.userId).toBe('anna');
    client.disconnect();
    await pass(60_000);
    expect(states).toEqual(['idle', 'connecting', 'connected', 'idle']);
    expect(server.sockets).toHaveLength(1);
  });

  it('speaks to the address of the protocol page, with the token in the subprotocol alone', async () => {
    const { server } = await annaConnected();
    expect(server.socket.url).toBe('wss://chat.test/v1/chat/ws?ack=true');
    expect(server.socket.protocols).toEqual(['parley.v1', 'bearer.anna.token']);
  });

  it('a second connect changes nothing', async () => {
    const { server, client } = await annaConnected();
    client.connect();
    await pass(100);
    expect(server.sockets).toHaveLength(1);
  });

  it('asks for a token on each attempt', async () => {
    let n = 0;
    const { server } = await annaConnected({ getToken: () => `anna.${++n}` });
    server.socket.drop();
    await pass(1000);
    expect(server.sockets.map(socket => socket.token)).toEqual(['anna.1', 'anna.2']);
  });

  it('waits longer from failure to failure, and begins anew only after a connection that has lasted', async () => {
    const { server } = await annaConnected();
    const pauses: number[] = [];
    server.refuse = socket => (socket.drop(), true);
    const failTill = async (count: number) => {
      while (server.sockets.length < count) await pass(10);
    };
    server.socket.drop();
    await failTill(6);
    for (let i = 2; i < 6; i++) pauses.push(server.sockets[i]!.openedAt - server.sockets[i - 1]!.openedAt);
    expect(pauses.map(pause => Math.round(pause / 100) * 100)).toEqual([500, 1000, 2000, 4000]);

    server.refuse = undefined; // a connection of a moment does not count
    await failTill(7);
    await pass(1000);
    server.socket.drop();
    let from = server.socket.openedAt + 1000;
    await failTill(8);
    expect(server.socket.openedAt - from).toBeGreaterThan(7000);

    await pass(6000); // this one has lasted
    server.socket.drop();
    from = Date.now();
    await failTill(9);
    expect(server.socket.openedAt - from).toBeLessThan(500);
  });

  it('a socket that never answers is given up after the time for an answer', async () => {
    const { server } = await annaConnected();
    server.refuse = () => true;
    server.socket.drop();
    await pass(1000);
    expect(server.sockets).toHaveLength(2);
    await pass(12_000);
    expect(server.sockets.length).toBeGreaterThan(2);
    expect(server.sockets[1]!.closedWith).toBe(-1);
  });

  it('the error before the close is what the app is told', async () => {
    const server = new ScriptedServer();
    const client = clientOf(server, 'anna');
    server.refuse = socket => (
      socket.drop(4002, { code: 'authentication_failed', message: 'Invalid authentication token' }),
      true
    );
    client.connect();
    await pass(100);
    expect(client.state).toMatchObject({
      name: 'closed',
      error: { code: 'authentication_failed', message: 'Invalid authentication token' },
    });
    expect((client.state as { error: unknown }).error).toBeInstanceOf(ChatError);
  });

  it('waits at least as long as the server asked', async () => {
    const { server } = await annaConnected();
    server.socket.drop(1013, { code: 'unavailable', message: 'x', retry_after: 12 });
    await pass(11_900);
    expect(server.sockets).toHaveLength(1);
    await pass(200);
    expect(server.sockets).toHaveLength(2);
  });

  it('an error of long ago is no reason', async () => {
    const { server, client } = await annaConnected();
    server.socket.push({ type: 'error', code: 'invalid_json', message: 'Invalid JSON format', retry_after: 60 });
    await pass(10);
    server.socket.push({ type: 'ping' });
    await pass(10);
    server.socket.drop();
    expect(client.state).toMatchObject({ name: 'waiting', error: { code: 'connection_lost' } });
    await pass(1000);
    expect(server.sockets).toHaveLength(2);
  });

  it('a closed one can be opened again by hand', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop(4002);
    client.connect();
    await pass(100);
    expect(client.state.name).toBe('connected');
  });

  it('what comes over a socket that was given up is not listened to', async () => {
    const { server, client } = await annaConnected();
    const old = server.socket;
    const listener = old.onmessage as unknown as (event: { data: string }) => void;
    client.disconnect();
    expect(old.onmessage).toBeNull();
    expect(listener).toBeTypeOf('function');
    old.drop();
    expect(client.state.name).toBe('idle');
  });
});

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

describe('the page', () => {
  it('no attempt while it is hidden, and one at once when it is back', async () => {
    const { server, page, client } = await annaConnected();
    page.set({ visible: false });
    server.socket.drop();
    expect(client.state).toMatchObject({ name: 'waiting', for: 'page' });
    await pass(3_600_000);
    expect(server.sockets).toHaveLength(1);
    page.set({ visible: true });
    await pass(5);
    expect(server.sockets).toHaveLength(2);
  });

  it('no attempt while it is offline, and one at once when it is back', async () => {
    const { server, page, client } = await annaConnected();
    page.set({ online: false });
    server.socket.drop();
    expect(client.state).toMatchObject({ name: 'waiting', for: 'network' });
    await pass(3_600_000);
    expect(server.sockets).toHaveLength(1);
    page.set({ online: true });
    await pass(5);
    expect(server.sockets).toHaveLength(2);
  });

  it('a wait that is under way ends when the page goes', async () => {
    const { server, page } = await annaConnected();
    server.refuse = socket => (socket.drop(), true);
    server.socket.drop();
    await pass(20_000);
    const before = server.sockets.length;
    page.set({ visible: false });
    await pass(600_000);
    expect(server.sockets).toHaveLength(before);
  });

  it('a page that was hidden from the start waits', async () => {
    const server = new ScriptedServer();
    const page = new FakePage();
    page.visible = false;
    const client = clientOf(server, 'anna', { page });
    client.connect();
    await pass(60_000);
    expect(server.sockets).toHaveLength(0);
    page.set({ visible: true });
    await pass(10);
    expect(client.state.name).toBe('connected');
  });

  it('a flickering page makes one attempt a second at most', async () => {
    const { server, page } = await annaConnected();
    await pass(10_000);
    server.refuse = socket => (socket.drop(), true);
    server.socket.drop();
    const before = server.sockets.length;
    for (let i = 0; i < 100; i++) {
      page.set({ visible: false });
      page.set({ visible: true });
      await pass(50);
    }
    expect(server.sockets.length - before).toBeLessThanOrEqual(6);
  });

  it('a half-open socket is noticed within seconds of coming back', async () => {
    const { server, page, client } = await annaConnected();
    await pass(10_000);
    page.set({ visible: false });
    server.socket.halfOpen = true;
    await pass(5000);
    page.set({ visible: true });
    await pass(3500);
    expect(server.sockets).toHaveLength(2);
    expect(client.state.name).toBe('connected');
  });

  it('a socket that answers is kept', async () => {
    const { server, page } = await annaConnected();
    page.set({ visible: false });
    page.set({ visible: true });
    page.set({ online: false });
    page.set({ online: true });
    await pass(20_000);
    expect(server.sockets).toHaveLength(1);
    expect(server.socket.frames('ping')).toHaveLength(1);
  });

  it('is not listened to any more after the end', async () => {
    const { server, page, client } = await annaConnected();
    expect(page.heardBy).toBe(1);
    server.socket.drop(4003);
    expect(page.heardBy).toBe(0);
    client.connect();
    client.disconnect();
    expect(page.heardBy).toBe(0);
  });
});

describe('the heartbeat', () => {
  it('pings as often as the server wants', async () => {
    const { server } = await annaConnected();
    await pass(95_000);
    expect(server.socket.frames('ping')).toHaveLength(3);
    expect(server.sockets).toHaveLength(1);
  });

  it('takes a socket for dead from which nothing comes within ten seconds of a ping', async () => {
    const { server } = await annaConnected();
    server.socket.halfOpen = true;
    await pass(38_000);
    expect(server.sockets).toHaveLength(1);
    await pass(3000);
    expect(server.sockets).toHaveLength(2);
  });

  it('coming back to the page does not wait for a ping that is under way', async () => {
    const { server, page } = await annaConnected();
    server.socket.halfOpen = true;
    await pass(29_500); // a ping has just gone out
    page.set({ visible: true });
    await pass(3500);
    expect(server.sockets).toHaveLength(2);
  });

  it('any frame is a sign of life', async () => {
    const { server } = await annaConnected();
    server.intercept = frame => frame.type === 'ping';
    for (let i = 0; i < 20; i++) {
      await pass(8000);
      server.socket.push({ type: 'ping' });
    }
    expect(server.sockets).toHaveLength(1);
    expect(server.socket.frames('pong').length).toBeGreaterThan(18);
  });
});
