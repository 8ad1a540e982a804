import { describe, expect, it } from 'vitest';
import { seeded } from './seeded.js';
import {
  annaConnected,
  clientOf,
  numbered,
  pass,
  say,
  annaAndBoris,
  textsOf,
  toldBy,
  withFakeTime,
} from './setting.js';
import type { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('gaps and duplicates', () => {
  const losing = (server: ScriptedServer, lost: number[]) => {
    server.deliver = (socket, frame) => {
      if (frame.type === 'message.created' && lost.includes(frame.message.seq)) return;
      server.later(() => socket.arrive(frame));
    };
  };

  it('what comes twice, by whichever way, is there once', async () => {
    const { server, client } = await annaConnected();
    const seen = toldBy(client);
    server.deliver = (socket, frame) => {
      for (const ms of [1, 2, 50]) server.later(() => socket.arrive(frame), ms);
    };
    say(server, ['1', '2', '3']);
    await pass(100);
    expect(textsOf(client)).toEqual(['1', '2', '3']);
    expect(seen).toEqual(['1', '2', '3']);
    expect(client.conversation('conv_1')!.unread).toBe(3);
  });

  it('what overtakes waits for its turn', async () => {
    const { server, client } = await annaConnected();
    const seen = toldBy(client);
    const random = seeded(1);
    server.deliver = (socket, frame) => server.later(() => socket.arrive(frame), random() * 500);
    say(server, numbered(1, 30));
    for (let i = 0; i < 60; i++) {
      await pass(10);
      expect(textsOf(client)).toEqual(numbered(1, textsOf(client).length));
    }
    expect(seen).toEqual(numbered(1, 30));
  });

  it('a gap that the server does not mend is asked for', async () => {
    const { server, client } = await annaConnected();
    losing(server, [2]);
    say(server, ['1', '2', '3']);
    await pass(100);
    expect(textsOf(client)).toEqual(['1']);
    await pass(3500);
    expect(textsOf(client)).toEqual(['1', '2', '3']);
    expect(server.sockets).toHaveLength(1);
  });

  it('one gap after the other is asked for', async () => {
    const { server, client } = await annaConnected();
    losing(server, [2, 4]);
    for (const texts of [
      ['1', '2', '3'],
      ['4', '5'],
    ]) {
      say(server, texts);
      await pass(5000);
    }
    expect(textsOf(client)).toEqual(['1', '2', '3', '4', '5']);
    expect(server.sockets).toHaveLength(1);
  });

  it('a gap is mended though messages keep coming', async () => {
    const { server, client } = await annaConnected();
    losing(server, [2]);
    for (let i = 1; i <= 20; i++) {
      say(server, [`${i}`]);
      await pass(500);
    }
    expect(textsOf(client)).toEqual(numbered(1, 20));
    expect(server.socket.frames('sync')).toHaveLength(2);
  });

  it('a conversation of which the beginning was lost is whole in the end', async () => {
    const { server, client } = await annaConnected();
    server.conversation('conv_2', 'anna', 'carol');
    losing(server, [1]);
    say(server, ['1', '2'], 'carol', 'conv_2');
    await pass(5000);
    expect(textsOf(client, 'conv_2')).toEqual(['1', '2']);
    expect(client.conversation('conv_2')!.peerId).toBe('carol');
  });

  it('one’s own message beyond a gap stays on the screen', async () => {
    const { server, client } = await annaConnected();
    losing(server, [2]);
    say(server, ['1', '2']);
    client.send('conv_1', 'mine');
    const shown = [];
    for (let i = 0; i < 400; i++) {
      await pass(10);
      shown.push(textsOf(client).includes('mine'));
    }
    expect(shown).not.toContain(false);
    expect(textsOf(client)).toEqual(['1', '2', 'mine']);
  });
});

describe('older messages', () => {
  it('come page by page, in front of the others', async () => {
    const { server } = annaAndBoris(120);
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(100);
    const seen = toldBy(client);
    for (const first of [70, 20, 1, 1]) {
      const done = client.loadOlder('conv_1');
      await pass(10);
      await done;
      expect(textsOf(client)).toEqual(numbered(first, 120));
    }
    expect(client.conversation('conv_1')!.hasOlder).toBe(false);
    expect(server.calls.filter(call => call.includes('/messages'))).toHaveLength(3);
    expect(seen).toEqual([]);
  });

  it('of a conversation that is in no list come too', async () => {
    const { server, client } = await annaConnected();
    server.conversation('conv_9', 'anna', 'dan').closedAt = 5;
    say(server, ['bye'], 'dan', 'conv_9');
    void client.loadOlder('conv_9');
    await pass(100);
    expect(textsOf(client, 'conv_9')).toEqual(['bye']);
  });

  it('of none tell so', async () => {
    const { client, server } = await annaConnected();
    const asked = expect(client.loadOlder('conv_404')).rejects.toMatchObject({
      code: 'conversation_not_found',
      retryable: false,
    });
    await pass(100);
    await asked;
    server.socket.drop();
    await pass(2000);
    expect(client.conversations().map(each => each.id)).toEqual(['conv_1']);
  });
});
