import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '../src/frames.js';
import { seeded } from './seeded.js';
import { FakePage, clientOf, memoryStore, pass, annaAndBoris, unavailable, withFakeTime } from './setting.js';
import type { ScriptedServer } from './scripted-server.js';
import type { ServerSocket } from './server-socket.js';

withFakeTime();

const seeds = Number(process.env['PARLEY_SEEDS'] ?? 60);
const first = Number(process.env['PARLEY_SEED'] ?? 1);
const closes = [1001, 1006, 1011, 1012, 1013, 4001, 4010];

interface Heard {
  texts: string[];
  seqs: number[];
}

/**
 * One side of the talk: a page that is now and then closed in the middle of it all and opened again, with the same
 * store.
 */
class Side {
  readonly store = memoryStore();
  readonly page = new FakePage();
  readonly written: string[] = [];
  heard: Heard = { texts: [], seqs: [] };
  client!: ReturnType<typeof clientOf>;

  constructor(
    private readonly server: ScriptedServer,
    readonly user: string,
    private readonly random: () => number,
  ) {
    this.open();
  }
  open() {
    this.heard = { texts: [], seqs: [] };
    const { heard, user, page, random } = this;
    this.client = clientOf(this.server, user, { page, random, userId: user, outbox: { store: this.store } });
    this.client.on('message', message => {
      heard.texts.push(message.text);
      heard.seqs.push(message.seq!);
    });
    this.client.connect();
  }
  reload() {
    this.client.disconnect();
    this.open();
  }
  write() {
    const text = `${this.user} ${this.written.length}`;
    this.client.send('conv_1', text);
    this.written.push(text);
  }
  get texts() {
    return this.client.messages('conv_1').map(message => message.text);
  }
}

async function talk(seed: number) {
  const random = seeded(seed);
  const chance = (p: number) => random() < p;
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!;
  const { server, conversation } = annaAndBoris();
  server.pageSize = 7;
  let calm = false;

  server.deliver = (socket, frame) => {
    if (calm) return server.later(() => socket.arrive(frame));
    // Only what has an order of its own may be lost, doubled or late; the rest would be another server than the
    // protocol page's.
    const loose =
      frame.type === 'message.created' || frame.type === 'message.read' || frame.type === 'message.delivered';
    if (loose && chance(0.02)) return;
    server.later(() => socket.arrive(frame), 1 + (loose && chance(0.2) ? random() * 400 : 0));
    if (loose && chance(0.05)) server.later(() => socket.arrive(frame), random() * 2000);
  };
  server.intercept = (frame, socket) => {
    if (calm || frame.type !== 'message.send') return false;
    const refuse = (code: string, more: Partial<ServerFrame> = {}) =>
      socket.push({ type: 'error', code, message: code, ref: frame.ref!, ...more } as ServerFrame);
    if (chance(0.04)) return (refuse('unavailable'), true); // not stored
    if (chance(0.04)) {
      server.store(conversation, socket.user, frame.text, frame.idempotency_key); // stored, and yet
      return (refuse('unavailable'), true);
    }
    if (chance(0.04)) return (refuse('rate_limited', { retry_after: 1 } as never), true);
    if (chance(0.04)) {
      server.store(conversation, socket.user, frame.text, frame.idempotency_key);
      return (socket.drop(pick(closes)), true);
    }
    return false;
  };
  server.rest = () => (!calm && chance(0.1) ? unavailable() : undefined);

  const sides = [new Side(server, 'anna', random), new Side(server, 'boris', random)];
  const seenTwice: string[] = [];
  for (let step = 0; step < 150; step++) {
    const side = pick(sides);
    const socket: ServerSocket | undefined = server.live(side.user)[0];
    if (chance(0.45)) side.write();
    else if (chance(0.08)) socket?.drop(pick(closes));
    else if (chance(0.04) && socket) socket.halfOpen = true;
    else if (chance(0.05)) side.reload();
    else if (chance(0.06)) side.page.set({ visible: !side.page.visible });
    else if (chance(0.06)) side.page.set({ online: !side.page.online });
    await pass(random() * 300);
    for (const { texts } of sides) {
      // At no moment is anything shown twice.
      if (new Set(texts).size !== texts.length) seenTwice.push(...texts);
    }
  }
  calm = true;
  for (const side of sides) side.page.set({ visible: true, online: true });
  await pass(180_000);
  for (const side of sides) {
    while (side.client.conversation('conv_1')?.hasOlder) {
      void side.client.loadOlder('conv_1', 100);
      await pass(50);
    }
  }
  return { conversation, sides, seenTwice };
}

describe('whatever happens', () => {
  it.each(Array.from({ length: seeds }, (_, i) => first + i))(
    'seed %i: the same messages, once, in order',
    async seed => {
      const { conversation, sides, seenTwice } = await talk(seed);
      const truth = conversation.messages.map(message => message.text);
      for (const { user, written, texts, heard, client, store } of sides) {
        expect(truth.filter(text => text.startsWith(user))).toEqual(written);
        expect(texts).toEqual(truth);
        // What the app was told since it was opened: the end of the truth, each once, in order.
        expect(heard.texts).toEqual(truth.slice(truth.length - heard.texts.length));
        expect(heard.seqs).toEqual(heard.seqs.map((_, i) => heard.seqs[0]! + i));
        expect(store.entries.size).toBe(0);
        expect(
          client
            .messages('conv_1')
            .every(message => ['sent', 'delivered', 'read', 'received'].includes(message.status)),
        ).toBe(true);
        client.disconnect();
      }
      expect(truth.length).toBeGreaterThan(30);
      expect(seenTwice).toEqual([]);
    },
  );
});
