import { describe, expect, it } from 'vitest';
import { ChatError } from '../src/errors.js';
import { annaConnected, clientOf, dropping, pass, withFakeTime } from './setting.js';
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
    server.refuse = dropping;
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
