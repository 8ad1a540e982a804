import { describe, expect, it } from 'vitest';
import {
  annaConnected,
  clientOf,
  memoryStore,
  pass,
  refusal,
  annaAndBoris,
  statesOf,
  textsOf,
  withFakeTime,
} from './setting.js';

withFakeTime();

describe('the outbox', () => {
  it('survives a reload, with the same keys and in the same order', async () => {
    const store = memoryStore();
    const { server, client, conversation } = await annaConnected({ outbox: { store } });
    server.socket.halfOpen = true;
    const keys = ['one', 'two', 'three'].map(text => client.send('conv_1', text).key);
    expect([...store.entries.keys()]).toEqual(keys);
    client.disconnect();

    const after = clientOf(server, 'anna', { outbox: { store }, userId: 'anna' });
    await pass(1);
    expect(statesOf(after)).toEqual(['one sending', 'two sending', 'three sending']);
    after.connect();
    await pass(1000);
    expect(statesOf(after)).toEqual(['one sent', 'two sent', 'three sent']);
    expect(conversation.messages.map(message => message.text)).toEqual(['one', 'two', 'three']);
    expect(server.socket.frames('message.send').map(frame => frame.idempotency_key)).toEqual(keys);
    expect(store.entries.size).toBe(0);
  });

  it('a message stored before the reload is shown once, though sync brings it without its key', async () => {
    const store = memoryStore();
    const { server, client, conversation } = await annaConnected({ outbox: { store } });
    server.intercept = frame => {
      if (frame.type !== 'message.send') return false;
      server.store(conversation, 'anna', frame.text, frame.idempotency_key);
      return true; // the answer never comes
    };
    server.deliver = () => undefined;
    client.send('conv_1', 'Hello!');
    await pass(10);
    client.disconnect();
    server.intercept = frame => frame.type === 'message.send'; // nor does the next
    server.deliver = (socket, frame) => server.later(() => socket.arrive(frame));

    const after = clientOf(server, 'anna', { outbox: { store }, userId: 'anna' });
    after.connect();
    await pass(5000);
    expect(textsOf(after)).toEqual(['Hello!']);
    server.intercept = () => false;
    await pass(10_000);
    expect(statesOf(after)).toEqual(['Hello! sent']);
    expect(store.entries.size).toBe(0);
  });

  it('nor is it shown twice when an older page brings it', async () => {
    const store = memoryStore();
    const { server, client, conversation } = await annaConnected({ outbox: { store } });
    server.socket.drop();
    const { key } = client.send('conv_1', 'Hello!');
    client.disconnect();
    server.store(conversation, 'anna', 'Hello!', key);
    for (let i = 0; i < 5; i++) server.store(conversation, 'boris', `${i}`);
    server.intercept = frame => frame.type === 'message.send';
    const after = clientOf(server, 'anna', { outbox: { store } });
    after.connect();
    await pass(100);
    void after.loadOlder('conv_1');
    await pass(100);
    expect(textsOf(after)).toEqual(['Hello!', '0', '1', '2', '3', '4']);
  });

  it('what may be there already is asked about before the sync', async () => {
    const { server, client } = await annaConnected();
    server.intercept = frame => frame.type === 'message.send';
    client.send('conv_1', 'Hello!');
    await pass(10);
    server.socket.drop();
    await pass(2000);
    const types = server.socket.sent.map(frame => frame.type);
    expect(types.indexOf('message.send')).toBe(0);
    expect(types.indexOf('sync')).toBe(1);
  });

  it('what was taken back before it went out never does', async () => {
    const { server, client } = await annaConnected();
    server.intercept = frame => frame.type === 'message.send';
    const keys = Array.from({ length: 20 }, (_, i) => client.send(`conv_n${i}`, 'Hello!').key);
    server.socket.drop(); // the last five have not gone out yet
    keys.forEach(client.discard);
    await pass(5000);
    expect(server.sockets).toHaveLength(2);
    client.send('conv_1', 'next');
    await pass(5000);
    expect(server.socket.frames('message.send').map(frame => frame.text)).toEqual(['next']);
  });

  it('one taken for a message that is there already shows again when it fails', async () => {
    const { server, client, conversation } = await annaConnected();
    server.intercept = frame => frame.type === 'message.send';
    const { key } = client.send('conv_1', 'ok');
    server.store(conversation, 'anna', 'ok'); // on another device
    await pass(100);
    expect(statesOf(client)).toEqual(['ok sent']);
    server.socket.push({ type: 'error', code: 'content_rejected', message: 'no', ref: key });
    await pass(100);
    expect(statesOf(client)).toEqual(['ok sent', 'ok failed']);
  });

  it('one is not taken for an earlier one of the same words that is known', async () => {
    const { server, client, conversation } = await annaConnected();
    client.send('conv_1', 'ok');
    await pass(100);
    server.intercept = frame => frame.type === 'message.send';
    client.send('conv_1', 'ok');
    server.socket.push({ type: 'message.created', conversation_id: 'conv_1', message: conversation.messages[0]! });
    await pass(100);
    expect(statesOf(client)).toEqual(['ok sent', 'ok sending']);
  });

  it('keeps the order of what was written in one moment, however the store gives it back', async () => {
    const store = memoryStore();
    const { server, client, conversation } = await annaConnected({ outbox: { store } });
    server.socket.drop();
    for (const text of ['one', 'two', 'three']) client.send('conv_1', text);
    client.disconnect();
    const load = async (user: string) => (await store.load(user)).reverse();
    const after = clientOf(server, 'anna', { outbox: { store: { ...store, load } } });
    after.connect();
    await pass(1000);
    expect(conversation.messages.map(message => message.text)).toEqual(['one', 'two', 'three']);
  });

  it('the same words said twice are two messages', async () => {
    const store = memoryStore();
    const { server, client, conversation } = await annaConnected({ outbox: { store } });
    server.store(conversation, 'anna', 'ok');
    client.send('conv_1', 'ok');
    await pass(1000);
    expect(statesOf(client)).toEqual(['ok sent', 'ok sent']);
  });

  it('keeps those that failed', async () => {
    const store = memoryStore();
    const { server, client } = await annaConnected({ outbox: { store } });
    server.intercept = refusal('content_rejected');
    client.send('conv_1', 'Hello!');
    await pass(100);
    client.disconnect();
    const after = clientOf(server, 'anna', { outbox: { store } });
    after.connect();
    await pass(1000);
    expect(after.messages('conv_1')).toMatchObject([{ status: 'failed', error: { code: 'content_rejected' } }]);
    expect(server.socket.frames('message.send')).toHaveLength(0);
  });

  it('of one user is nobody else’s', async () => {
    const store = memoryStore();
    const { server, client, conversation } = await annaConnected({ outbox: { store } });
    server.socket.drop();
    client.send('conv_1', 'from anna');
    client.disconnect();
    const boris = clientOf(server, 'boris', { outbox: { store } });
    boris.connect();
    await pass(5000);
    expect(conversation.messages).toEqual([]);
    expect(textsOf(boris)).toEqual([]);
    expect(store.entries.size).toBe(1);
  });

  it('is in no store until the user is known, and then it is', async () => {
    const store = memoryStore();
    const { server } = annaAndBoris();
    server.intercept = frame => frame.type === 'message.send';
    const client = clientOf(server, 'anna', { outbox: { store } });
    client.send('conv_1', 'early');
    expect(store.entries.size).toBe(0);
    client.connect();
    await pass(100);
    expect([...store.entries.values()]).toMatchObject([{ user: 'anna', text: 'early' }]);
  });

  it('has a limit', async () => {
    const { server, client } = await annaConnected({ outbox: { max: 3 } });
    server.socket.drop();
    for (let i = 0; i < 3; i++) client.send('conv_1', `${i}`);
    expect(() => client.send('conv_1', 'one too many')).toThrow(
      expect.objectContaining({ code: 'outbox_full', retryable: true }) as Error,
    );
    await pass(5000);
    client.send('conv_1', 'there is room again');
    await pass(1000);
    expect(textsOf(client)).toEqual(['0', '1', '2', 'there is room again']);
  });

  it('gives up what has waited for too long, and tries it again by hand', async () => {
    const { server, client, page } = await annaConnected({ outbox: { ttlMs: 60_000 } });
    page.set({ online: false });
    server.socket.drop();
    const { key } = client.send('conv_1', 'old news');
    await pass(61_000);
    page.set({ online: true });
    await pass(1000);
    expect(client.messages('conv_1')).toMatchObject([{ status: 'failed', error: { code: 'expired' } }]);
    client.retry(key);
    await pass(100);
    expect(statesOf(client)).toEqual(['old news sent']);
  });

  it('a store that hangs or breaks does not keep anybody from talking', async () => {
    for (const load of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error('quota'))]) {
      const { client } = await annaConnected({ outbox: { store: { ...memoryStore(), load } } });
      client.send('conv_1', 'Hello!');
      await pass(5000);
      expect(statesOf(client)).toEqual(['Hello! sent']);
      client.disconnect();
    }
  });
});
