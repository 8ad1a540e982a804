import { describe, expect, it } from 'vitest';
import { annaConnected, clientOf, pass, withFakeTime } from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('what is on the screen', () => {
  it('is subscribed to once, and not before somebody wants it', async () => {
    const { server, client } = await annaConnected();
    expect(server.socket.frames('subscribe')).toEqual([]);
    const first = client.watch('conv_1');
    const second = client.watch('conv_1');
    await pass(500);
    expect(server.socket.frames('subscribe').map(frame => frame.conversation_ids)).toEqual([['conv_1']]);
    first();
    first();
    await pass(500);
    expect(server.socket.frames('unsubscribe')).toEqual([]);
    second();
    await pass(500);
    expect(server.socket.frames('unsubscribe').map(frame => frame.conversation_ids)).toEqual([['conv_1']]);
  });

  it('is subscribed to again after a reconnect', async () => {
    const { server, client } = await annaConnected();
    client.watch('conv_1');
    await pass(500);
    server.socket.drop();
    await pass(3000);
    expect(server.sockets).toHaveLength(2);
    expect(server.socket.frames('subscribe').map(frame => frame.conversation_ids)).toEqual([['conv_1']]);
    expect(server.socket.frames('presence.get').at(-1)!.user_ids).toEqual(['boris']);
  });

  it('names a hundred at most in a frame', async () => {
    const server = new ScriptedServer();
    for (let i = 0; i < 250; i++) server.conversation(`conv_${i}`, 'anna', `u${i}`);
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(1000);
    for (let i = 0; i < 250; i++) client.watch(`conv_${i}`);
    await pass(5000);
    expect(server.socket.frames('subscribe').map(frame => frame.conversation_ids.length)).toEqual([100, 100, 50]);
    expect(server.socket.frames('presence.get').map(frame => frame.user_ids.length)).toEqual([100, 100, 50]);
  });

  it('that the server has no time for is asked for again', async () => {
    const { server, client } = await annaConnected();
    server.intercept = (frame, socket) => {
      if (frame.type !== 'subscribe' || socket.frames('subscribe').length > 1) return false;
      socket.push({ type: 'error', code: 'unavailable', message: 'Conversations cannot be read at the moment' });
      return true;
    };
    client.watch('conv_1');
    await pass(5000);
    expect(server.socket.subscribed).toEqual(new Set(['conv_1']));
  });
});

describe('presence', () => {
  it('is asked for with the subscription, and followed', async () => {
    const { server, client } = await annaConnected();
    client.watch('conv_1');
    await pass(500);
    expect(client.conversation('conv_1')!.presence).toEqual({ online: false, status: 'active', lastSeen: undefined });
    server.socket.push({ type: 'presence.updated', user_id: 'boris', online: true, status: 'dnd', last_seen: 12.5 });
    await pass(10);
    expect(client.conversation('conv_1')!.presence).toEqual({ online: true, status: 'dnd', lastSeen: 12_500 });
  });

  it('is not shown while either blocks, and asked for anew afterwards', async () => {
    const { server, client } = await annaConnected();
    client.watch('conv_1');
    await pass(500);
    const told = { conversation_id: 'conv_1', by_user_id: 'boris', target_user_id: 'anna' };
    server.socket.push({ type: 'conversation.blocked', ...told });
    await pass(10);
    expect(client.conversation('conv_1')!.presence).toBeUndefined();
    const before = server.socket.frames('presence.get').length;
    server.socket.push({ type: 'conversation.unblocked', ...told });
    await pass(500);
    expect(server.socket.frames('presence.get')).toHaveLength(before + 1);
    expect(client.conversation('conv_1')!.presence).toBeDefined();
  });

  it('of the user is said when there is a connection', async () => {
    const { server, client } = await annaConnected();
    client.setStatus('away');
    await pass(100);
    expect(server.socket.frames('presence.set').map(frame => frame.status)).toEqual(['away']);
    server.socket.drop();
    client.setStatus('dnd');
    await pass(3000);
    expect(server.socket.frames('presence.set').map(frame => frame.status)).toEqual(['dnd']);
  });
});
