import type { WebSocketLike } from '../src/environment.js';
import type { ClientFrame, ErrorFrame, ServerFrame } from '../src/frames.js';
import type { ScriptedServer } from './scripted-server.js';

/** The server's end of a socket, in the hands of a test. */
export class ServerSocket implements WebSocketLike {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly sent: ClientFrame[] = [];
  readonly openedAt = Date.now();
  readonly subscribed = new Set<string>();
  closedWith: number | undefined;
  /** Nothing passes any more, and nobody says so. */
  halfOpen = false;
  user = '';

  constructor(
    private readonly server: ScriptedServer,
    readonly url: string,
    readonly protocols: string[],
  ) {
    server.connected(this);
  }
  get open() {
    return this.closedWith === undefined && !this.halfOpen;
  }
  get token() {
    return this.protocols[1]!.replace('bearer.', '');
  }
  frames<T extends ClientFrame['type']>(type: T) {
    return this.sent.filter((frame): frame is Extract<ClientFrame, { type: T }> => frame.type === type);
  }
  send(data: string) {
    if (!this.open) return;
    const frame = JSON.parse(data) as ClientFrame;
    this.sent.push(frame);
    this.server.later(() => this.open && this.server.received(this, frame));
  }
  close() {
    this.closedWith ??= -1;
  }
  /** To the client. */
  push(frame: ServerFrame) {
    this.server.deliver(this, frame);
  }
  arrive(frame: ServerFrame) {
    if (this.open) this.onmessage?.({ data: JSON.stringify(frame) } as never);
  }
  drop(code = 1006, reason?: Omit<ErrorFrame, 'type'>) {
    if (this.closedWith !== undefined) return;
    if (reason) this.arrive({ type: 'error', ...reason });
    this.closedWith = code;
    this.onclose?.({ code } as never);
  }
}
