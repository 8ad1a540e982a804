import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { WebSocketConstructor } from '../src/environment.js';
import type { ClientFrame } from '../src/frames.js';
import { createChatClient, type ChatClient } from '../src/index.js';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const run of cleanUp.splice(0).reverse()) await run();
});

async function listening(server: Server) {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise(resolve => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
function clientAt(url: string) {
  const client = createChatClient({
    url,
    getToken: () => 'a.b-c_d',
    WebSocket: WebSocket as unknown as WebSocketConstructor,
  });
  cleanUp.push(() => client.disconnect());
  return client;
}
const state = (client: ChatClient, name: string) =>
  new Promise<void>(resolve => client.on('state', next => next.name === name && resolve()));

describe('in Node, over a real socket', () => {
  it('connects, syncs, sends and closes', async () => {
    const http = createServer((_, response) => response.end('{"items":[],"next_cursor":null}'));
    const url = await listening(http);
    const sockets = new WebSocketServer({ server: http, handleProtocols: () => 'parley.v1' });
    cleanUp.push(() => sockets.close());
    const closed = new Promise<number>(resolve => {
      sockets.on('connection', (socket, request) => {
        expect(request.url).toBe('/v1/chat/ws?ack=true');
        expect(request.headers['sec-websocket-protocol']).toBe('parley.v1,bearer.a.b-c_d');
        const push = (frame: object) => socket.send(JSON.stringify(frame));
        push({
          type: 'session.ready',
          session_id: 's',
          user_id: 'anna',
          heartbeat_seconds: 30,
          max_message_bytes: 24576,
          server_time: 1,
        });
        socket.on('close', resolve);
        socket.on('message', data => {
          const frame = JSON.parse(String(data)) as ClientFrame;
          if (frame.type !== 'message.send') return;
          const message = { id: 'msg_1', seq: 1, sender_id: 'anna', text: frame.text, created_at: 1, reply_to: null };
          push({
            type: 'message.created',
            conversation_id: 'conv_1',
            message,
            idempotency_key: frame.idempotency_key,
            ref: frame.ref,
          });
        });
      });
    });
    const client = clientAt(url);
    client.connect();
    await state(client, 'connected');
    expect(await client.send('conv_1', 'Hello!').stored).toBe('msg_1');
    client.disconnect();
    expect(await closed).toBe(1000);
  });

  it('waits where nobody listens, and can be ended in the middle of connecting', async () => {
    const http = createServer();
    const url = await listening(http);
    await cleanUp.pop()!();
    const client = clientAt(url);
    client.connect();
    await state(client, 'waiting');
    expect(client.state).toMatchObject({ name: 'waiting', error: { code: 'connection_lost', retryable: true } });

    const slow = createServer();
    slow.on('upgrade', (_, socket) => cleanUp.push(() => socket.destroy()));
    const other = clientAt(await listening(slow));
    other.connect();
    await new Promise(resolve => slow.once('upgrade', resolve));
    other.disconnect();
    expect(other.state.name).toBe('idle');
  });
});
