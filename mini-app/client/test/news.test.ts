import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '../src/frames.js';
import { annaConnected, pass, say, textsOf, withFakeTime } from './setting.js';
import type { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('what else is told', () => {
  const push = async (server: ScriptedServer, ...frames: ServerFrame[]) => {
    frames.forEach(frame => server.socket.push(frame));
    await pass(10);
  };

  it('conversations come, are blocked by either, and end', async () => {
    const { server, client } = await annaConnected();
    const dan = { id: 'dan', display_name: 'Dan', photo: null };
    const view = () => client.conversation('conv_1');
    const block = (
      type: 'conversation.blocked' | 'conversation.unblocked',
      by: string,
      target: string,
    ): ServerFrame => ({
      type,
      conversation_id: 'conv_1',
      by_user_id: by,
      target_user_id: target,
    });
    await push(server, block('conversation.blocked', 'anna', 'boris'), block('conversation.blocked', 'boris', 'anna'));
    expect(view()).toMatchObject({ blockedByMe: true, blockedByPeer: true });
    await push(server, block('conversation.unblocked', 'anna', 'boris'));
    expect(view()).toMatchObject({ blockedByMe: false, blockedByPeer: true });
    await push(server, block('conversation.unblocked', 'boris', 'anna'));
    expect(view()).toMatchObject({ blockedByMe: false, blockedByPeer: false });
    await push(server, {
      type: 'conversation.created',
      conversation: { id: 'conv_2', participant_ids: ['dan', 'anna'], created_at: 3000, profile: dan },
    });
    expect(client.conversation('conv_2')).toMatchObject({ peerId: 'dan', hasOlder: false, lastActivity: 3_000_000 });
    expect(client.conversation('conv_2')!.profile).toEqual(dan);
    await push(server, { type: 'conversation.closed', conversation_id: 'conv_2', closed_at: 3001 });
    expect(client.conversations().map(each => each.id)).toEqual(['conv_1']);
  });

  it('matches, notifications, and errors nobody waits for', async () => {
    const { server, client } = await annaConnected();
    const told: string[] = [];
    client.on('match.created', frame => told.push(frame.user_id));
    client.on('notification.created', frame => told.push(frame.notification.id));
    client.on('error', error => told.push(error.code));
    await push(
      server,
      { type: 'match.created', user_id: 'dan', conversation_id: 'conv_3', created_at: 1 },
      {
        type: 'notification.created',
        notification: {
          id: 'ntf_1',
          kind: 'message',
          conversation_id: null,
          user_id: null,
          created_at: 1,
          read: false,
        },
      },
      { type: 'error', code: 'invalid_json', message: 'Invalid JSON format' },
      { type: 'moon.rose' } as never,
    );
    expect(told).toEqual(['dan', 'ntf_1', 'invalid_json']);
    expect(client.conversations().map(each => each.id)).toEqual(['conv_1']);
  });

  it('a listener that throws stops nobody', async () => {
    const { server, client } = await annaConnected();
    const caught: unknown[] = [];
    const onRejection = (error: unknown) => caught.push(error);
    process.on('unhandledRejection', onRejection);
    const others = process.listeners('unhandledRejection').filter(each => each !== onRejection);
    others.forEach(each => process.off('unhandledRejection', each));
    client.on('message', () => {
      throw new Error('of the app');
    });
    say(server, ['1', '2']);
    await pass(100);
    expect(textsOf(client)).toEqual(['1', '2']);
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', onRejection);
    others.forEach(each => process.on('unhandledRejection', each));
    expect(caught).toHaveLength(2);
  });
});
