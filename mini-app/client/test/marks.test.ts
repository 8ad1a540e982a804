import { describe, expect, it } from 'vitest';
import { annaConnected, clientOf, pass, withFakeTime } from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

const say = (server: ScriptedServer, ...texts: string[]) => {
  for (const text of texts) server.store(server.conversations.get('conv_1')!, 'boris', text);
};
const acks = (server: ScriptedServer) => server.socket.frames('message.ack').map(frame => frame.up_to_message_id);
const reads = (server: ScriptedServer) => server.socket.frames('read.set').map(frame => frame.up_to_message_id);

describe('acknowledgements', () => {
  it('say what has got here, together, and never the user’s own', async () => {
    const { server, client } = await annaConnected();
    say(server, '1', '2', '3');
    client.send('conv_1', 'mine');
    await pass(2000);
    expect(acks(server)).toEqual(['msg_conv_1_3']);
  });

  it('are given though nobody looks', async () => {
    const { server, page } = await annaConnected();
    page.set({ visible: false });
    say(server, '1');
    await pass(1000);
    expect(acks(server)).toEqual(['msg_conv_1_1']);
    expect(reads(server)).toEqual([]);
  });

  it('leave out what stands beyond a gap', async () => {
    const { server } = await annaConnected();
    server.deliver = (socket, frame) => {
      if (frame.type !== 'message.created' || frame.message.seq !== 2) server.later(() => socket.arrive(frame));
    };
    say(server, '1', '2', '3');
    await pass(1000);
    expect(acks(server)).toEqual(['msg_conv_1_1']);
    await pass(5000);
    expect(acks(server)).toEqual(['msg_conv_1_1', 'msg_conv_1_3']);
  });

  it('are given again for what comes again', async () => {
    const { server, conversation } = await annaConnected();
    say(server, '1');
    await pass(1000);
    server.socket.push({ type: 'message.created', conversation_id: 'conv_1', message: conversation.messages[0]! });
    await pass(1000);
    expect(acks(server)).toEqual(['msg_conv_1_1', 'msg_conv_1_1']);
  });

  it('are given over this socket, whatever another device of the user has said or read', async () => {
    const { server, conversation } = await annaConnected();
    server.store(conversation, 'boris', '1');
    const told = { conversation_id: 'conv_1', user_id: 'anna', up_to_message_id: 'msg_conv_1_1' };
    server.socket.push({ type: 'message.read', ...told, read_at: 1 });
    await pass(1000);
    expect(acks(server)).toEqual(['msg_conv_1_1']);

    server.socket.drop();
    server.store(conversation, 'boris', '2');
    conversation.receipts.get('anna')!.delivered_up_to = 'msg_conv_1_2';
    await pass(3000);
    expect(acks(server)).toEqual(['msg_conv_1_2']);
  });

  it('that were lost with the socket are made up for after the sync', async () => {
    const { server } = await annaConnected();
    server.intercept = frame => frame.type === 'message.ack';
    say(server, '1');
    await pass(1000);
    server.intercept = () => false;
    server.socket.drop();
    await pass(3000);
    expect(acks(server)).toEqual(['msg_conv_1_1']);
    server.socket.drop();
    await pass(3000);
    expect(acks(server)).toEqual([]);
  });

  it('that are refused are given again', async () => {
    const { server } = await annaConnected();
    server.intercept = (frame, socket) => {
      if (frame.type !== 'message.ack' || acks(server).length > 1) return false;
      socket.push({ type: 'error', code: 'rate_limited', message: 'Too many frames', retry_after: 3 });
      return true;
    };
    say(server, '1');
    await pass(2000);
    expect(acks(server)).toHaveLength(1);
    await pass(3000);
    expect(acks(server)).toEqual(['msg_conv_1_1', 'msg_conv_1_1']);
  });

  it('of many conversations leave slowly', async () => {
    const server = new ScriptedServer();
    const client = clientOf(server, 'anna');
    for (let i = 0; i < 60; i++) server.store(server.conversation(`conv_${i}`, 'anna', `u${i}`), `u${i}`, 'Hello!');
    client.connect();
    await pass(1250);
    expect(server.socket.frames('message.ack').length).toBeLessThanOrEqual(17);
    await pass(15_000);
    expect(server.socket.frames('message.ack')).toHaveLength(60);
  });
});

describe('read receipts', () => {
  it('are given for what is on the screen, and for what comes while it is', async () => {
    const { server, client } = await annaConnected();
    say(server, '1');
    await pass(1000);
    expect(reads(server)).toEqual([]);
    expect(client.conversation('conv_1')!.unread).toBe(1);
    const hide = client.show('conv_1');
    await pass(1000);
    expect(reads(server)).toEqual(['msg_conv_1_1']);
    expect(client.conversation('conv_1')!.unread).toBe(0);
    say(server, '2', '3');
    await pass(1000);
    expect(reads(server)).toEqual(['msg_conv_1_1', 'msg_conv_1_3']);
    hide();
    hide();
    say(server, '4');
    await pass(1000);
    expect(reads(server)).toHaveLength(2);
    expect(client.conversation('conv_1')!.unread).toBe(1);
  });

  it('wait until the page is visible', async () => {
    const { server, client, page } = await annaConnected();
    client.show('conv_1');
    page.set({ visible: false });
    say(server, '1');
    await pass(60_000);
    expect(reads(server)).toEqual([]);
    page.set({ visible: true });
    await pass(1000);
    expect(reads(server)).toEqual(['msg_conv_1_1']);
  });

  it('wait for the connection', async () => {
    const { server, client, page } = await annaConnected();
    say(server, '1');
    await pass(100);
    page.set({ online: false });
    server.socket.drop();
    client.show('conv_1');
    await pass(1000);
    page.set({ online: true });
    await pass(2000);
    expect(reads(server)).toEqual(['msg_conv_1_1']);
  });

  it('can be given by hand, up to what was seen', async () => {
    const { server, client, page } = await annaConnected();
    say(server, '1', '2', '3');
    await pass(1000);
    page.set({ visible: false });
    client.markRead('conv_1', 'msg_conv_1_2');
    await pass(1000);
    expect(reads(server)).toEqual([]);
    page.set({ visible: true });
    await pass(1000);
    expect(reads(server)).toEqual(['msg_conv_1_2']);
    expect(client.conversation('conv_1')!.unread).toBe(1);
    client.markRead('conv_1', 'msg_conv_1_1');
    await pass(1000);
    client.markRead('conv_1');
    await pass(1000);
    expect(reads(server)).toEqual(['msg_conv_1_2', 'msg_conv_1_3']);
  });

  it('of another device of the user count here', async () => {
    const { server, client } = await annaConnected();
    say(server, '1', '2');
    await pass(100);
    server.socket.push({
      type: 'message.read',
      conversation_id: 'conv_1',
      user_id: 'anna',
      up_to_message_id: 'msg_conv_1_1',
      read_at: 1,
    });
    await pass(100);
    expect(client.conversation('conv_1')!.unread).toBe(1);
  });

  it('of messages that are not here yet count when they are', async () => {
    const server = new ScriptedServer();
    const conversation = server.conversation('conv_1', 'anna', 'boris');
    for (let i = 0; i < 80; i++) server.store(conversation, 'anna', `${i}`);
    conversation.receipts.get('boris')!.read_up_to = 'msg_conv_1_40';
    conversation.receipts.get('boris')!.delivered_up_to = 'msg_conv_1_60';
    const client = clientOf(server, 'anna');
    client.connect();
    await pass(1000);
    const status = (seq: number) => client.messages('conv_1').find(message => message.seq === seq)?.status;
    expect(status(80)).toBe('sent');
    void client.loadOlder('conv_1', 100);
    await pass(100);
    expect([40, 41, 60, 61].map(status)).toEqual(['read', 'delivered', 'delivered', 'sent']);
  });

  it('never move backwards', async () => {
    const { server, client } = await annaConnected();
    client.send('conv_1', '1');
    client.send('conv_1', '2');
    await pass(100);
    for (const id of ['msg_conv_1_2', 'msg_conv_1_1']) {
      server.socket.push({
        type: 'message.read',
        conversation_id: 'conv_1',
        user_id: 'boris',
        up_to_message_id: id,
        read_at: 1,
      });
    }
    await pass(100);
    expect(client.messages('conv_1').map(message => message.status)).toEqual(['read', 'read']);
  });
});
