import { describe, expect, it } from 'vitest';
import {
  annaConnected,
  clientOf,
  numbered,
  pass,
  say,
  annaAndBoris,
  textsOf,
  toldBy,
  unavailable,
  withFakeTime,
} from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('the first sync', () => {
  it('names every conversation with its last message, as the list tells it, so that no history is sent', async () => {
    const { server } = annaAndBoris(300);
    server.conversation('conv_2', 'anna', 'carol');
    server.listing = 1; // page by page
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(1000);
    expect(server.socket.frames('sync')).toMatchObject([{ conversations: { conv_1: 'msg_conv_1_300', conv_2: null } }]);
    expect(textsOf(client)).toEqual(['300']);
    expect(client.conversations().map(({ id, unread, hasOlder }) => [id, unread, hasOlder])).toEqual([
      ['conv_1', 300, true],
      ['conv_2', 0, false],
    ]);
    expect(client.synced).toBe(true);
  });

  it('the list tells who the other one is', async () => {
    const server = new ScriptedServer();
    const boris = { id: 'boris', display_name: 'Boris', photo: '/pictures/boris.svg' };
    server.conversation('conv_1', 'anna', 'boris').profile = boris;
    server.conversation('conv_2', 'anna', 'carol');
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(1000);
    expect(client.conversation('conv_1')!.profile).toEqual(boris);
    expect(client.conversation('conv_2')!.profile).toBeFalsy();
  });

  it('what is said between the list and the sync is not lost', async () => {
    const { server } = annaAndBoris(10);
    const client = clientOf(server, 'anna');
    const seen = toldBy(client);
    server.rest = (_, path) => {
      if (path.includes('?limit=100')) setTimeout(() => say(server, ['11', '12']), 0);
      return undefined;
    };
    client.connect();
    await pass(1000);
    expect(textsOf(client)).toEqual(['10', '11', '12']);
    expect(seen).toEqual(['11', '12']);
    expect(client.conversations()[0]!.unread).toBe(12);
  });

  it('what comes before the list is held back until it is known where it belongs', async () => {
    const { server } = annaAndBoris(10);
    const client = clientOf(server, 'anna');
    server.intercept = () => false;
    server.rest = unavailable;
    client.connect();
    await pass(20);
    say(server, ['11']);
    await pass(20);
    expect(textsOf(client)).toEqual([]);
    server.rest = () => undefined;
    await pass(5000);
    expect(textsOf(client)).toEqual(['11']);
    expect(client.conversations()[0]!.unread).toBe(11);
  });

  it('what came while the list was read is news, though the list holds it', async () => {
    const { server } = annaAndBoris(10);
    const client = clientOf(server, 'anna');
    const seen = toldBy(client);
    server.rest = unavailable;
    client.connect();
    await pass(20);
    const { stored } = client.send('conv_1', '11');
    await pass(20);
    await expect(stored).resolves.toBeTruthy();
    say(server, ['12']);
    await pass(20);
    expect(seen).toEqual([]);
    server.rest = () => undefined;
    await pass(5000);
    expect(seen).toEqual(['11', '12']);
    expect(textsOf(client)).toEqual(['11', '12']);
    expect(client.conversations()[0]).toMatchObject({ hasOlder: true, unread: 11 });
    void client.loadOlder('conv_1');
    await pass(100);
    expect(textsOf(client)).toEqual(numbered(1, 12));
    expect(seen).toEqual(['11', '12']);
  });

  it('that was cut short in the middle of the list begins anew, once', async () => {
    const server = new ScriptedServer();
    for (let i = 0; i < 40; i++) server.conversation(`conv_${i}`, 'anna', `u${i}`);
    server.listing = 1;
    server.latencyMs = 20;
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(150);
    server.socket.drop();
    await pass(5000);
    expect(server.socket.frames('sync')).toHaveLength(1);
    expect(client.conversations()).toHaveLength(40);
  });

  it('of somebody without conversations is over at once', async () => {
    const client = clientOf(new ScriptedServer(), 'anna');
    client.connect();
    await pass(100);
    expect(client.synced).toBe(true);
    expect(client.conversations()).toEqual([]);
  });

  it('leaves out what a frame has no room for', async () => {
    const server = new ScriptedServer();
    for (let i = 0; i < 600; i++) server.conversation(`conv_${'x'.repeat(40)}_${i}`, 'anna', `user${i}`);
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(3000);
    const [frame] = server.socket.frames('sync');
    expect(JSON.stringify(frame).length).toBeLessThan(24_576);
    expect(Object.keys(frame!.conversations).length).toBeGreaterThan(300);
    expect(client.synced).toBe(true);
    expect(client.conversations()).toHaveLength(600);
  });
});

describe('after a reconnect', () => {
  it('sync goes on from the last message held, and brings page after page', async () => {
    const { server, client } = await annaConnected();
    say(server, ['1', '2']);
    await pass(100);
    server.socket.drop();
    say(server, numbered(3, 180));
    await pass(2000);
    expect(server.socket.frames('sync')).toMatchObject([{ conversations: { conv_1: 'msg_conv_1_2' } }]);
    expect(textsOf(client)).toEqual(numbered(1, 180));
    expect(server.calls.filter(call => call.includes('/v1/conversations?'))).toHaveLength(1);
  });

  it('a conversation that began meanwhile comes whole', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop();
    server.conversation('conv_2', 'carol', 'anna');
    say(server, numbered(1, 60), 'carol', 'conv_2');
    await pass(2000);
    expect(textsOf(client, 'conv_2')).toEqual(numbered(1, 60));
    expect(client.conversation('conv_2')).toMatchObject({ peerId: 'carol', unread: 60, hasOlder: false });
    expect(client.conversations()[0]!.id).toBe('conv_2');
  });

  it('a sync that was given up is asked for again, from what is held by then', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop();
    say(server, numbered(1, 120));
    let cut = false;
    server.deliver = (socket, frame) => {
      if (frame.type === 'sync.batch' && frame.messages.length && !cut) {
        cut = true;
        socket.arrive(frame);
        socket.arrive({
          type: 'error',
          code: 'unavailable',
          message: 'Messages cannot be read at the moment',
          ref: frame.ref!,
        });
      } else if (frame.type !== 'sync.batch' || server.socket.frames('sync').length > 1)
        server.later(() => socket.arrive(frame));
    };
    await pass(10_000);
    expect(server.socket.frames('sync').map(frame => frame.conversations['conv_1'])).toEqual([null, 'msg_conv_1_50']);
    expect(textsOf(client)).toEqual(numbered(1, 120));
    expect(client.synced).toBe(true);
  });

  it('a second one that is refused is asked for when the server said', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop();
    server.intercept = (frame, socket) => {
      if (frame.type !== 'sync' || socket.frames('sync').length > 1) return false;
      socket.push({
        type: 'error',
        code: 'rate_limited',
        message: 'A sync is under way on this socket',
        retry_after: 3,
        ref: frame.ref!,
      });
      return true;
    };
    await pass(3000);
    expect(client.synced).toBe(false);
    await pass(2000);
    expect(client.synced).toBe(true);
  });

  it('a sync of which nothing comes is asked for again', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop();
    server.intercept = (frame, socket) => frame.type === 'sync' && socket.frames('sync').length < 2;
    await pass(20_000);
    expect(client.synced).toBe(true);
  });

  it('a conversation that is no more does not hold it up', async () => {
    const { server, client } = await annaConnected();
    server.conversation('conv_2', 'anna', 'carol');
    server.socket.push({
      type: 'conversation.created',
      conversation: { id: 'conv_2', participant_ids: ['anna', 'carol'], created_at: 1 },
    });
    await pass(10);
    server.conversations.delete('conv_2');
    server.socket.drop();
    server.intercept = (frame, socket) => {
      if (frame.type === 'sync')
        setTimeout(
          () =>
            socket.push({
              type: 'error',
              code: 'conversation_not_found',
              message: 'No such conversation: conv_2',
              ref: frame.ref!,
            }),
          50,
        );
      return false;
    };
    await pass(3000);
    expect(client.synced).toBe(true);
  });

  it('an end that was missed is learnt', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop();
    server.deliver = (socket, frame) =>
      server.later(() => socket.arrive(frame.type === 'sync.batch' ? { ...frame, closed_at: 1234 } : frame));
    await pass(3000);
    expect(client.conversations()).toEqual([]);
    expect(client.conversation('conv_1')).toMatchObject({ closedAt: 1_234_000 });
  });
});
