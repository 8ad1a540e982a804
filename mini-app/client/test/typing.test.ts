import { describe, expect, it } from 'vitest';
import { annaConnected, pass, withFakeTime } from './setting.js';

withFakeTime();

describe('typing of the user', () => {
  const said = (server: Awaited<ReturnType<typeof annaConnected>>['server']) =>
    server.socket.frames('typing.set').map(frame => frame.state);

  it('is said once, again after five seconds, and ended five seconds after the last key', async () => {
    const { server, client } = await annaConnected();
    for (let i = 0; i < 60; i++) {
      client.typing('conv_1');
      await pass(100);
    }
    expect(said(server)).toEqual(['on', 'on']);
    await pass(4800);
    expect(said(server)).toEqual(['on', 'on']);
    await pass(200);
    expect(said(server)).toEqual(['on', 'on', 'off']);
    await pass(60_000);
    expect(said(server)).toHaveLength(3);
  });

  it('ends with the message, without a word', async () => {
    const { server, client } = await annaConnected();
    client.typing('conv_1');
    await pass(1000);
    client.send('conv_1', 'Hello!');
    await pass(60_000);
    expect(said(server)).toEqual(['on']);
    client.typing('conv_1');
    await pass(100);
    expect(said(server)).toEqual(['on', 'on']);
  });

  it('ends when the page is left, or the conversation', async () => {
    const { server, client, page } = await annaConnected();
    client.typing('conv_1');
    page.set({ visible: false });
    expect(said(server)).toEqual(['on', 'off']);
    page.set({ visible: true });
    client.typing('conv_1');
    client.stopTyping('conv_1');
    client.stopTyping('conv_1');
    expect(said(server)).toEqual(['on', 'off', 'on', 'off']);
  });

  it('is not said to nobody, and not held against a connection that is gone', async () => {
    const { server, client } = await annaConnected();
    client.typing('conv_1');
    server.socket.drop();
    client.typing('conv_1');
    await pass(20_000);
    expect(said(server)).toEqual([]);
    client.typing('conv_1');
    expect(said(server)).toEqual(['on']);
  });
});

describe('typing of the other one', () => {
  const heard = (state: 'on' | 'off') => ({
    type: 'conversation.typing' as const,
    conversation_id: 'conv_1',
    user_id: 'boris',
    state,
  });

  it('is shown from on to off', async () => {
    const { server, client } = await annaConnected();
    const shown = () => client.conversation('conv_1')!.typing;
    server.socket.push(heard('on'));
    await pass(10);
    expect(shown()).toBe(true);
    server.socket.push(heard('off'));
    await pass(10);
    expect(shown()).toBe(false);
  });

  it('ends with their message, after fifteen seconds, and with the connection', async () => {
    const { server, client, conversation } = await annaConnected();
    const shown = () => client.conversation('conv_1')!.typing;
    server.socket.push(heard('on'));
    await pass(10);
    server.store(conversation, 'boris', 'Hello!');
    await pass(10);
    expect(shown()).toBe(false);
    server.socket.push(heard('on'));
    await pass(14_900);
    expect(shown()).toBe(true);
    await pass(200);
    expect(shown()).toBe(false);
    server.socket.push(heard('on'));
    await pass(10);
    server.socket.drop();
    expect(shown()).toBe(false);
  });

  it('is not shown of somebody who is blocked', async () => {
    const { server, client } = await annaConnected();
    server.socket.push({
      type: 'conversation.blocked',
      conversation_id: 'conv_1',
      by_user_id: 'boris',
      target_user_id: 'anna',
    });
    server.socket.push(heard('on'));
    await pass(10);
    expect(client.conversation('conv_1')!.typing).toBe(false);
  });
});
