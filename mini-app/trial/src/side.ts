import { createChatClient, type ChatClient, type PageLife, type TokenReason } from '@parley/client';
import { WebSocket } from 'ws';
import type { Dice } from './dice.js';
import { pause, quickClock, until } from './time.js';
import type { Wire } from './wire.js';

const times = 4;

/** A page that a test holds in its hands. */
class HeldPage implements PageLife {
  readonly visible = true;
  readonly active = true;
  online = true;
  private readonly listeners = new Set<() => void>();
  subscribe(listener: () => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  set(online: boolean) {
    this.online = online;
    this.comesBack();
  }
  comesBack() {
    for (const listener of [...this.listeners]) listener();
  }
}

/** One of the two: a client, the network it has, and all that it was told. */
export class Side {
  readonly client: ChatClient;
  readonly heard: { seq: number; text: string }[] = [];
  readonly failures: string[] = [];
  /** How many of its messages have been answered. */
  answered = 0;
  /** How often a connection came about. */
  connections = 0;
  private readonly page = new HeldPage();
  /** The next tokens are good for a moment only. */
  private brief = false;

  constructor(
    readonly user: string,
    private readonly conversation: string,
    private readonly issuer: string,
    private readonly wire: Wire,
    private readonly dice: Dice,
  ) {
    this.client = createChatClient({
      url: wire.url,
      getToken: ({ reason }) => this.token(reason),
      WebSocket: WebSocket as never,
      page: this.page,
      clock: quickClock(times),
    });
    this.client.on('message', ({ seq, text }) => this.heard.push({ seq: seq ?? 0, text }));
    this.client.on('state', ({ name }) => name === 'connected' && this.connections++);
    this.client.show(conversation);
  }

  /** Says so much: now and then one thing after the other, now and then much at once. */
  async talk(messages: number): Promise<void> {
    const waiting: Promise<void>[] = [];
    for (let i = 1; i <= messages; i++) {
      const { stored } = this.client.send(this.conversation, `${this.user} ${i}`);
      const answered = stored
        .catch((error: Error) => void this.failures.push(`${i}: ${error.message}`))
        .then(() => void this.answered++);
      waiting.push(answered);
      while (waiting.length > this.dice.below(10)) await waiting.shift();
    }
    await Promise.all(waiting);
  }

  /** The network is gone, and the page hears of it. */
  async goOffline(): Promise<void> {
    this.wire.open = false;
    this.wire.silence();
    this.page.set(false);
    await pause(this.dice.below(500));
    this.wire.open = true;
    this.page.set(true);
  }

  /** The connection is gone, and nobody says so: it is noticed when the page comes back, or by the heartbeat alone. */
  async fallSilent(): Promise<void> {
    this.wire.silence();
    await pause(this.dice.below(400));
    if (this.dice.chance(0.9)) this.page.comesBack();
  }

  /** The token runs out, and it is not renewed in time. */
  async outliveToken(): Promise<void> {
    this.brief = true;
    // A connection that is just being made may have a token from before.
    do this.wire.cut();
    while (!(await until(() => !this.brief, 5000)));
  }

  private async token(reason: TokenReason): Promise<string> {
    if (reason === 'expired') this.brief = false;
    if (this.brief && reason === 'expiring' && this.dice.chance(0.5)) throw new Error('Not now');
    const seconds = this.brief ? 1 : 3600;
    const answer = await fetch(`${this.issuer}/v1/dev/tokens?user=${this.user}&ttl=${seconds}`, { method: 'POST' });
    return ((await answer.json()) as { token: string }).token;
  }
}
