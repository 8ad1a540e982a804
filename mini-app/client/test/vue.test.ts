import { describe, expect, it } from 'vitest';
import { createApp, effectScope, nextTick, ref } from 'vue';
import { parley, useChat, useClient, useConnection, useConversations } from '../src/vue.js';
import { annaConnected, clientOf, pass, withFakeTime } from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

async function inScope<T>(run: () => T) {
  const scope = effectScope();
  const result = scope.run(run)!;
  await pass(500);
  return { result, end: () => scope.stop() };
}

describe('useConnection', () => {
  it('follows the state, until its scope ends', async () => {
    const server = new ScriptedServer();
    const client = clientOf(server, 'anna');
    const { result, end } = await inScope(() => useConnection(client));
    expect(result.state.value.name).toBe('idle');
    result.connect();
    await pass(100);
    expect(result.isConnected.value).toBe(true);
    server.socket.drop(4002);
    expect(result.error.value).toMatchObject({ code: 'closed' });
    end();
    client.connect();
    await pass(100);
    expect(result.isConnected.value).toBe(false);
  });
});

describe('useConversations', () => {
  it('is the live list, and watches what is in it', async () => {
    const { server, client } = await annaConnected();
    const { result, end } = await inScope(() => useConversations({ client }));
    expect(result.conversations.value.map(each => each.id)).toEqual(['conv_1']);
    expect(server.socket.subscribed).toEqual(new Set(['conv_1']));

    server.store(server.conversation('conv_2', 'anna', 'carol'), 'carol', 'Hello!');
    await pass(5000);
    expect(result.conversations.value.map(each => each.id)).toEqual(['conv_2', 'conv_1']);
    expect(result.unread.value).toBe(1);
    expect(server.socket.subscribed).toEqual(new Set(['conv_1', 'conv_2']));
    server.store(server.conversations.get('conv_1')!, 'boris', 'Hi!');
    await pass(100);
    expect(result.conversations.value.map(each => [each.id, each.lastMessage?.text])).toEqual([
      ['conv_1', 'Hi!'],
      ['conv_2', 'Hello!'],
    ]);
    end();
    await pass(1000);
    expect(server.socket.subscribed.size).toBe(0);
  });
});

describe('useChat', () => {
  it('loads the first page, shows what comes, reads it, and sends', async () => {
    const server = new ScriptedServer();
    const conversation = server.conversation('conv_1', 'anna', 'boris');
    for (let i = 1; i <= 80; i++) server.store(conversation, 'boris', `${i}`);
    const client = clientOf(server, 'anna');
    client.connect();
    const { result: chat, end } = await inScope(() => useChat('conv_1', { client, pageSize: 30 }));
    expect(chat.messages.value.map(message => message.text)).toEqual(Array.from({ length: 31 }, (_, i) => `${50 + i}`));
    expect(chat.hasOlder.value).toBe(true);
    expect(chat.conversation.value!.unread).toBe(0);

    const done = chat.loadOlder();
    expect(chat.isLoading.value).toBe(true);
    void chat.loadOlder();
    await pass(100);
    await done;
    expect(chat.isLoading.value).toBe(false);
    expect(chat.messages.value).toHaveLength(61);

    const { key } = chat.send('Hello!');
    await nextTick();
    expect(chat.messages.value.at(-1)).toMatchObject({ key, status: 'sending' });
    await pass(100);
    expect(chat.messages.value.at(-1)).toMatchObject({ key, status: 'sent' });

    server.socket.push({ type: 'conversation.typing', conversation_id: 'conv_1', user_id: 'boris', state: 'on' });
    await pass(100);
    expect(chat.peerTyping.value).toBe(true);
    chat.typing();
    end();
    await pass(1000);
    expect(server.socket.frames('typing.set').map(frame => frame.state)).toEqual(['on', 'off']);
    expect(server.socket.subscribed.size).toBe(0);
    const reads = server.socket.frames('read.set').length;
    server.store(conversation, 'boris', 'after');
    await pass(1000);
    expect(server.socket.frames('read.set')).toHaveLength(reads);
  });

  it('goes along when it is about another conversation', async () => {
    const { server, client } = await annaConnected();
    server.store(server.conversation('conv_2', 'anna', 'carol'), 'carol', 'Hi!');
    await pass(5000);
    const id = ref('conv_1');
    const { result: chat, end } = await inScope(() => useChat(id, { client }));
    expect(chat.messages.value).toEqual([]);
    id.value = 'conv_2';
    await pass(500);
    expect(chat.messages.value.map(message => message.text)).toEqual(['Hi!']);
    expect(server.socket.subscribed).toEqual(new Set(['conv_2']));
    expect(server.socket.frames('read.set').map(frame => frame.conversation_id)).toEqual(['conv_2']);
    end();
  });

  it('loads the first page of the next conversation though that of the last one is under way', async () => {
    const { server, client } = await annaConnected();
    for (const id of ['conv_2', 'conv_3']) {
      const conversation = server.conversation(id, 'anna', `peer of ${id}`);
      for (const text of ['1', '2', '3']) server.store(conversation, 'anna', text);
    }
    client.disconnect();
    const fresh = clientOf(server, 'anna');
    fresh.connect();
    await pass(1000);
    server.latencyMs = 200;
    const id = ref('conv_2');
    const { result: chat, end } = await inScope(() => {
      const made = useChat(id, { client: fresh });
      id.value = 'conv_3';
      return made;
    });
    expect(chat.messages.value.map(message => message.text)).toEqual(['1', '2', '3']);
    expect(chat.isLoading.value).toBe(false);
    expect(server.calls.filter(call => call.includes('/messages'))).toHaveLength(2);
    end();
  });

  it('reads only while the newest messages are on the screen', async () => {
    const { server, client, conversation } = await annaConnected();
    const atNewest = ref(false);
    const { result: chat, end } = await inScope(() => useChat(() => 'conv_1', { client, atNewest }));
    for (const text of ['1', '2', '3']) server.store(conversation, 'boris', text);
    await pass(1000);
    expect(chat.conversation.value!.unread).toBe(3);
    chat.markRead('msg_conv_1_2');
    await pass(1000);
    expect(chat.conversation.value!.unread).toBe(1);
    atNewest.value = true;
    await pass(1000);
    expect(chat.conversation.value!.unread).toBe(0);
    end();
  });

  it('tells what a page that could not be loaded failed of', async () => {
    const { server, client } = await annaConnected();
    server.conversation('conv_9', 'anna', 'dan');
    server.rest = () => ({ status: 503, json: { code: 'unavailable', detail: 'x' } });
    const { result: chat, end } = await inScope(() => useChat('conv_9', { client }));
    expect(chat.error.value).toMatchObject({ code: 'unavailable', retryable: true });
    server.rest = () => undefined;
    void chat.loadOlder();
    await pass(100);
    expect(chat.error.value).toBeUndefined();
    end();
  });

  it('retries and discards what failed', async () => {
    const { server, client } = await annaConnected();
    const { result: chat, end } = await inScope(() => useChat('conv_1', { client }));
    server.intercept = (frame, socket) => {
      if (frame.type === 'message.send')
        socket.push({ type: 'error', code: 'content_rejected', message: 'no', ref: frame.ref! });
      return frame.type === 'message.send';
    };
    const { key } = chat.send('bad');
    await pass(100);
    expect(chat.messages.value).toMatchObject([{ status: 'failed' }]);
    chat.retry(key);
    await nextTick();
    expect(chat.messages.value).toMatchObject([{ status: 'sending' }]);
    await pass(100);
    chat.discard(key);
    await nextTick();
    expect(chat.messages.value).toEqual([]);
    end();
  });
});

describe('the client', () => {
  it('is found where the app has been given it', async () => {
    const { client } = await annaConnected();
    const app = createApp({});
    app.use(parley(client));
    expect(app.runWithContext(() => useClient())).toBe(client);
    expect(() => useClient()).toThrow('No chat client');
  });
});
