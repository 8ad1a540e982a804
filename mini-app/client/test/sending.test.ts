import { describe, expect, it } from 'vitest';
import { ChatError } from '../src/errors.js';
import { annaConnected, memoryStore, pass, refusal, statesOf, textsOf, withFakeTime } from './setting.js';

withFakeTime();

describe('a message', () => {
  it('is shown at once, then sent, delivered, read, in one row that keeps its key', async () => {
    const { server, client } = await annaConnected();
    const { key, stored } = client.send('conv_1', 'Hello!');
    expect(statesOf(client)).toEqual(['Hello! sending']);
    await pass(10);
    expect(statesOf(client)).toEqual(['Hello! sent']);
    expect(await stored).toBe('msg_conv_1_1');
    expect(client.messages('conv_1')[0]).toMatchObject({ key, id: 'msg_conv_1_1', seq: 1, own: true });

    const upTo = { conversation_id: 'conv_1', user_id: 'boris', up_to_message_id: 'msg_conv_1_1' };
    server.socket.push({ type: 'message.delivered', ...upTo, delivered_at: 1 });
    await pass(10);
    expect(statesOf(client)).toEqual(['Hello! delivered']);
    server.socket.push({ type: 'message.read', ...upTo, read_at: 1 });
    await pass(10);
    expect(statesOf(client)).toEqual(['Hello! read']);
    expect(client.messages('conv_1')[0]!.key).toBe(key);
  });

  it('has a key of its own, and bears reply_to', async () => {
    const { server, client } = await annaConnected();
    client.send('conv_1', 'one');
    client.send('conv_1', 'two', { replyTo: 'msg_conv_1_1' });
    await pass(100);
    const [one, two] = server.socket.frames('message.send');
    expect(one!.idempotency_key).not.toBe(two!.idempotency_key);
    expect(two!.reply_to).toBe('msg_conv_1_1');
    expect(client.messages('conv_1')[1]!.replyTo).toBe('msg_conv_1_1');
  });

  it('is sent again with the same key when no answer comes', async () => {
    const { server, client, conversation } = await annaConnected();
    let lost = 2;
    server.intercept = frame => frame.type === 'message.send' && lost-- > 0;
    client.send('conv_1', 'Hello!');
    await pass(60_000);
    const sent = server.socket.frames('message.send');
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(frame => frame.idempotency_key)).size).toBe(1);
    expect(conversation.messages).toHaveLength(1);
    expect(statesOf(client)).toEqual(['Hello! sent']);
  });

  it('stays the same object until something about it changes', async () => {
    const { server, client, conversation } = await annaConnected();
    client.send('conv_1', 'one');
    await pass(10);
    const before = client.messages('conv_1');
    expect(client.messages('conv_1')).toBe(before);
    server.store(conversation, 'boris', 'two');
    await pass(10);
    const after = client.messages('conv_1');
    expect(after).not.toBe(before);
    expect(after[0]).toBe(before[0]);
  });

  it('written while offline goes out when the connection is back', async () => {
    const { server, client } = await annaConnected();
    server.socket.drop();
    client.send('conv_1', 'one');
    client.send('conv_1', 'two');
    expect(statesOf(client)).toEqual(['one sending', 'two sending']);
    await pass(2000);
    expect(statesOf(client)).toEqual(['one sent', 'two sent']);
  });

  it('stored by a socket that broke before the answer is in the list once', async () => {
    const { server, client, conversation } = await annaConnected();
    const seen: string[] = [];
    client.on('changed', () => seen.push(statesOf(client).join()));
    server.intercept = (frame, socket) => {
      if (frame.type !== 'message.send' || server.sockets.length > 1) return false;
      server.store(conversation, 'anna', frame.text, frame.idempotency_key);
      socket.drop();
      return true;
    };
    client.send('conv_1', 'Hello!');
    await pass(5000);
    expect(conversation.messages).toHaveLength(1);
    expect(seen.every(rows => !rows.includes(','))).toBe(true);
    expect(statesOf(client)).toEqual(['Hello! sent']);
  });
});

describe('order', () => {
  it('one at a time in a conversation, so that none overtakes another', async () => {
    const { server, client, conversation } = await annaConnected();
    let refused = 0;
    server.intercept = (frame, socket) =>
      frame.type === 'message.send' && frame.text === 'two' && refused++ < 3 && refusal('unavailable')(frame, socket);
    for (const text of ['one', 'two', 'three']) client.send('conv_1', text);
    expect(statesOf(client)).toEqual(['one sending', 'two sending', 'three sending']);
    await pass(60_000);
    expect(conversation.messages.map(message => message.text)).toEqual(['one', 'two', 'three']);
    expect(textsOf(client)).toEqual(['one', 'two', 'three']);
    expect(server.socket.frames('message.send').map(frame => frame.text)).toEqual([
      'one',
      'two',
      'two',
      'two',
      'two',
      'three',
    ]);
  });

  it('one that fails lets the others go on', async () => {
    const { server, client } = await annaConnected();
    server.intercept = (frame, socket) =>
      frame.type === 'message.send' && frame.text === 'bad' && refusal('content_rejected')(frame, socket);
    for (const text of ['one', 'bad', 'three']) client.send('conv_1', text);
    await pass(1000);
    expect(statesOf(client)).toEqual(['one sent', 'three sent', 'bad failed']);
  });

  it('another conversation does not wait', async () => {
    const { server, client } = await annaConnected();
    server.conversation('conv_2', 'anna', 'carol');
    server.intercept = frame => frame.type === 'message.send' && frame.conversation_id === 'conv_1';
    client.send('conv_1', 'stuck');
    client.send('conv_2', 'free');
    await pass(1000);
    expect(statesOf(client, 'conv_2')).toEqual(['free sent']);
    expect(statesOf(client, 'conv_1')).toEqual(['stuck sending']);
  });

  it('keeps below five messages a second after fifteen at once', async () => {
    const { server, client } = await annaConnected();
    await pass(10_000);
    for (let i = 0; i < 60; i++) server.conversation(`conv_n${i}`, 'anna', `u${i}`);
    for (let i = 0; i < 60; i++) client.send(`conv_n${i}`, 'Hello!');
    await pass(10);
    expect(server.socket.frames('message.send')).toHaveLength(15);
    await pass(1000);
    expect(server.socket.frames('message.send').length).toBeLessThanOrEqual(21);
    await pass(20_000);
    for (let i = 0; i < 60; i++) expect(statesOf(client, `conv_n${i}`)).toEqual(['Hello! sent']);
  });
});

describe('errors of a message', () => {
  it('that may pass are waited for: as long as rate_limited says', async () => {
    const { server, client } = await annaConnected();
    let refused = false;
    server.intercept = (frame, socket) =>
      !refused && (refused = refusal('rate_limited', { retry_after: 7 })(frame, socket));
    client.send('conv_1', 'Hello!');
    await pass(6900);
    expect(statesOf(client)).toEqual(['Hello! sending']);
    expect(server.socket.frames('message.send')).toHaveLength(1);
    await pass(200);
    expect(statesOf(client)).toEqual(['Hello! sent']);
  });

  it.each([
    'content_rejected',
    'conversation_blocked',
    'conversation_closed',
    'conversation_not_found',
    'idempotency_conflict',
    'validation_error',
    'brand_new',
  ])('%s fails it, with the words of the server, until it is tried again by hand', async code => {
    const { server, client } = await annaConnected();
    server.intercept = refusal(code);
    const { key, stored } = client.send('conv_1', 'Hello!');
    await pass(100);
    expect(client.messages('conv_1')[0]).toMatchObject({
      status: 'failed',
      error: { code, message: `told: ${code}`, retryable: false },
    });
    await expect(stored).rejects.toBeInstanceOf(ChatError);
    await pass(60_000);
    expect(server.socket.frames('message.send')).toHaveLength(1);

    server.intercept = () => false;
    client.retry(key);
    expect(statesOf(client)).toEqual(['Hello! sending']);
    await pass(100);
    expect(statesOf(client)).toEqual(['Hello! sent']);
    expect(server.socket.frames('message.send').map(frame => frame.idempotency_key)).toEqual([key, key]);
  });

  it('one that failed can be discarded', async () => {
    const store = memoryStore();
    const { server, client } = await annaConnected({ outbox: { store } });
    server.intercept = refusal('content_rejected');
    const { key } = client.send('conv_1', 'Hello!');
    await pass(100);
    client.discard(key);
    expect(textsOf(client)).toEqual([]);
    expect(store.entries.size).toBe(0);
    client.discard('nobody');
    client.retry('nobody');
  });

  it('too long ones do not leave: the server could not say whose error it is', async () => {
    const { server, client } = await annaConnected();
    client.send('conv_1', 'x'.repeat(5001));
    client.send('conv_1', '\u0001'.repeat(4999));
    client.send('conv_1', '😀'.repeat(5000));
    await pass(100);
    expect(client.messages('conv_1').map(message => message.error?.code)).toEqual([
      undefined,
      'message_too_large',
      'message_too_large',
    ]);
    expect(server.socket.frames('message.send')).toHaveLength(1);
  });
});
