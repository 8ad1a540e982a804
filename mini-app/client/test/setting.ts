import { afterEach, beforeEach, vi } from 'vitest';
import { createChatClient } from '../src/client.js';
import type { ClientFrame } from '../src/frames.js';
import type { ChatClientOptions } from '../src/options.js';
import type { OutboxEntry, OutboxStore } from '../src/outbox-store.js';
import type { PageLife } from '../src/page-life.js';
import { ScriptedServer } from './scripted-server.js';
import type { ServerSocket } from './server-socket.js';

/** A clock that stands still until a test lets time pass. */
export function withFakeTime() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_700_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

export class FakePage implements PageLife {
  visible = true;
  online = true;
  active = true;
  private readonly listeners = new Set<() => void>();
  subscribe(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  get heardBy() {
    return this.listeners.size;
  }
  set(next: Partial<Pick<PageLife, 'visible' | 'online' | 'active'>>) {
    Object.assign(this, next);
    for (const listener of [...this.listeners]) listener();
  }
}

/** A store that outlives the pages of a test. */
export function memoryStore(): OutboxStore & { entries: Map<string, OutboxEntry> } {
  const entries = new Map<string, OutboxEntry>();
  return {
    entries,
    load: user =>
      Promise.resolve([...entries.values()].filter(entry => entry.user === user).map(entry => structuredClone(entry))),
    put: entry => void entries.set(entry.key, structuredClone(entry)),
    delete: key => void entries.delete(key),
  };
}

/** A client of this server. Random is one half: half of each bound of a backoff. */
export function clientOf(server: ScriptedServer, user: string, options: Partial<ChatClientOptions> = {}) {
  return createChatClient({
    url: 'https://chat.test',
    getToken: () => `${user}.token`,
    WebSocket: server.WebSocket,
    fetch: server.fetch,
    random: () => 0.5,
    ...options,
  });
}

/** A server on which Anna and Boris have a conversation; he has said the numbers from one to this in it. */
export function annaAndBoris(said = 0) {
  const server = new ScriptedServer();
  const conversation = server.conversation('conv_1', 'anna', 'boris');
  say(server, numbered(1, said));
  return { server, conversation };
}

/** They have said nothing yet, and Anna is there. */
export async function annaConnected(options: Partial<ChatClientOptions> = {}) {
  const { server, conversation } = annaAndBoris();
  const page = new FakePage();
  let n = 0;
  const client = clientOf(server, 'anna', { page, random: () => 0.5 + ++n / 1e9, ...options });
  client.connect();
  await pass(1000);
  return { server, conversation, page, client };
}

export const textsOf = (client: ReturnType<typeof clientOf>, id = 'conv_1') =>
  client.messages(id).map(message => message.text);
export const statesOf = (client: ReturnType<typeof clientOf>, id = 'conv_1') =>
  client.messages(id).map(message => `${message.text} ${message.status}`);

/** The texts that the app is told of as new, from now on. */
export function toldBy(client: ReturnType<typeof clientOf>) {
  const texts: string[] = [];
  client.on('message', message => texts.push(message.text));
  return texts;
}

/** Lets somebody say this, past every socket. */
export function say(server: ScriptedServer, texts: string[], sender = 'boris', id = 'conv_1') {
  for (const text of texts) server.store(server.conversations.get(id)!, sender, text);
}
export const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${from + i}`);

/** To a call over REST: not now. */
export const unavailable = () => ({ status: 503, json: { code: 'unavailable' } });

/** To refuse: there is no session. */
export const dropping = (socket: ServerSocket) => (socket.drop(), true);

/** To intercept: every message is refused. */
export const refusal =
  (code: string, more: object = {}) =>
  (frame: ClientFrame, socket: ServerSocket) => {
    if (frame.type !== 'message.send') return false;
    socket.push({ type: 'error', code, message: `told: ${code}`, ref: frame.ref!, ...more });
    return true;
  };
