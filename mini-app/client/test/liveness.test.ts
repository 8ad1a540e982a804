import { describe, expect, it } from 'vitest';
import { annaConnected, clientOf, dropping, FakePage, pass, withFakeTime } from './setting.js';
import { ScriptedServer } from './scripted-server.js';

withFakeTime();

describe('the page', () => {
  it.each([
    ['hidden', 'page', { visible: false }, { visible: true }],
    ['offline', 'network', { online: false }, { online: true }],
  ])('no attempt while it is %s, and one at once when it is back', async (_, waitsFor, gone, back) => {
    const { server, page, client } = await annaConnected();
    page.set(gone);
    server.socket.drop();
    expect(client.state).toMatchObject({ name: 'waiting', for: waitsFor });
    await pass(3_600_000);
    expect(server.sockets).toHaveLength(1);
    page.set(back);
    await pass(5);
    expect(server.sockets).toHaveLength(2);
  });

  it('a wait that is under way ends when the page goes', async () => {
    const { server, page } = await annaConnected();
    server.refuse = dropping;
    server.socket.drop();
    await pass(20_000);
    const before = server.sockets.length;
    page.set({ visible: false });
    await pass(600_000);
    expect(server.sockets).toHaveLength(before);
  });

  it('a page that was hidden from the start waits', async () => {
    const server = new ScriptedServer();
    const page = new FakePage();
    page.visible = false;
    const client = clientOf(server, 'anna', { page });
    client.connect();
    await pass(60_000);
    expect(server.sockets).toHaveLength(0);
    page.set({ visible: true });
    await pass(10);
    expect(client.state.name).toBe('connected');
  });

  it('a flickering page makes one attempt a second at most', async () => {
    const { server, page } = await annaConnected();
    await pass(10_000);
    server.refuse = dropping;
    server.socket.drop();
    const before = server.sockets.length;
    for (let i = 0; i < 100; i++) {
      page.set({ visible: false });
      page.set({ visible: true });
      await pass(50);
    }
    expect(server.sockets.length - before).toBeLessThanOrEqual(6);
  });

  it('a half-open socket is noticed within seconds of coming back', async () => {
    const { server, page, client } = await annaConnected();
    await pass(10_000);
    page.set({ visible: false });
    server.socket.halfOpen = true;
    await pass(5000);
    page.set({ visible: true });
    await pass(3500);
    expect(server.sockets).toHaveLength(2);
    expect(client.state.name).toBe('connected');
  });

  it('a socket that answers is kept', async () => {
    const { server, page } = await annaConnected();
    page.set({ visible: false });
    page.set({ visible: true });
    page.set({ online: false });
    page.set({ online: true });
    await pass(20_000);
    expect(server.sockets).toHaveLength(1);
    expect(server.socket.frames('ping')).toHaveLength(1);
  });

  it('is not listened to any more after the end', async () => {
    const { server, page, client } = await annaConnected();
    expect(page.heardBy).toBe(1);
    server.socket.drop(4003);
    expect(page.heardBy).toBe(0);
    client.connect();
    client.disconnect();
    expect(page.heardBy).toBe(0);
  });
});

describe('the heartbeat', () => {
  it('pings as often as the server wants', async () => {
    const { server } = await annaConnected();
    await pass(95_000);
    expect(server.socket.frames('ping')).toHaveLength(3);
    expect(server.sockets).toHaveLength(1);
  });

  it('takes a socket for dead from which nothing comes within ten seconds of a ping', async () => {
    const { server } = await annaConnected();
    server.socket.halfOpen = true;
    await pass(38_000);
    expect(server.sockets).toHaveLength(1);
    await pass(3000);
    expect(server.sockets).toHaveLength(2);
  });

  it('coming back to the page does not wait for a ping that is under way', async () => {
    const { server, page } = await annaConnected();
    server.socket.halfOpen = true;
    await pass(29_500); // a ping has just gone out
    page.set({ visible: true });
    await pass(3500);
    expect(server.sockets).toHaveLength(2);
  });

  it('any frame is a sign of life', async () => {
    const { server } = await annaConnected();
    server.intercept = frame => frame.type === 'ping';
    for (let i = 0; i < 20; i++) {
      await pass(8000);
      server.socket.push({ type: 'ping' });
    }
    expect(server.sockets).toHaveLength(1);
    expect(server.socket.frames('pong').length).toBeGreaterThan(18);
  });
});
