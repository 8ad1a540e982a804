import { createAlarm, type WebSocketLike } from './environment.js';
import { asChatError, ChatError, toldError } from './errors.js';
import type { ClientFrame, ErrorFrame, ServerFrame, SessionReady } from './frames.js';
import { createHeartbeat } from './heartbeat.js';
import type { Settings } from './options.js';
import { planAfterClose } from './reconnect.js';
import type { TokenReason, Tokens } from './tokens.js';

/**
 * The states, and what leads from one to the next:
 *
 *     idle ──connect──▶ connecting ──session.ready──▶ connected
 *                        ▲   │ broken                   │ broken
 *              time, page│   ▼                          ▼
 *                       waiting ◀───────────────────────┘    closed: a code or a token that leaves no hope
 *
 * `disconnect` leads to idle from everywhere, `connect` out of idle and closed.
 */
export type ConnectionState =
  | { name: 'idle' }
  | { name: 'connecting' }
  | { name: 'connected' }
  | { name: 'waiting'; for: 'backoff' | 'network' | 'page' | 'activity'; until: number; error: ChatError | undefined }
  | { name: 'closed'; error: ChatError };

export interface ConnectionEvents {
  onState(state: ConnectionState): void;
  onReady(frame: SessionReady): void;
  onFrame(frame: ServerFrame): void;
  /** The page was left, or is back. */
  onPage(): void;
}

export interface Connection {
  readonly state: ConnectionState;
  connect(): void;
  /** Ends for good with an error, or with none: until `connect` is called. */
  disconnect(error?: ChatError): void;
  /** False where there is no session to send it over. */
  send(frame: ClientFrame): boolean;
}

/** How long a `pong` may take; and how long when the page has come back. */
const pongMs = 10_000;
const probeMs = 2500;

export function createConnection(
  o: Settings,
  tokens: Tokens,
  { onState, onReady, onFrame, onPage }: ConnectionEvents,
): Connection {
  const { clock, page } = o;
  const alarm = createAlarm(clock);
  let state: ConnectionState = { name: 'idle' };
  let socket: WebSocketLike | undefined;
  let attempts = 0; // numbers them, so that what belongs to an older one is not listened to
  let failures = 0;
  let startedAt = 0;
  let notBefore = 0;
  let reason: TokenReason = 'connect';
  let lastWord: ErrorFrame | undefined; // the `error` right before a close is its reason
  let renewing = false;
  let leavePage: (() => void) | undefined;

  const set = (next: ConnectionState) => onState((state = next));
  const write = (frame: ClientFrame) => socket?.send(JSON.stringify(frame));
  const lost = () => broken(1006);
  const heartbeat = createHeartbeat(clock, pongMs, () => write({ type: 'ping' }), lost);

  function letGo() {
    attempts++;
    renewing = false;
    heartbeat.stop();
    alarm.stop();
    if (!socket) return;
    socket.onmessage = socket.onclose = null; // `onerror` stays: `ws` throws an error that nobody listens to
    socket.close(1000);
    socket = undefined;
  }

  function attempt() {
    letGo();
    const mine = attempts;
    startedAt = clock.now();
    lastWord = undefined;
    set({ name: 'connecting' });
    tokens
      .get(reason)
      .then(token => mine === attempts && open(token))
      .catch((cause: unknown) => {
        // An address or a token that no WebSocket takes would not be taken the next time either.
        const error = asChatError(cause, 'validation_error');
        if (mine === attempts) error.retryable ? broken(1006, error) : end(error);
      });
  }

  function open(token: string) {
    alarm.set(o.timeoutMs, lost);
    socket = new o.WebSocket(`${o.url.replace(/^http/, 'ws')}/v1/chat/ws?ack=true`, ['parley.v1', `bearer.${token}`]);
    socket.onmessage = ((event: { data: string }) => received(event.data)) as never;
    socket.onclose = ((event: { code: number }) => broken(event.code)) as never;
    socket.onerror = () => undefined; // a close follows, and says more
  }

  function received(data: string) {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(data) as ServerFrame;
    } catch {
      return;
    }
    heartbeat.heard();
    lastWord = undefined;
    switch (frame.type) {
      case 'session.ready':
        return ready(frame);
      case 'ping':
        return write({ type: 'pong' });
      case 'auth.expiring':
        return renew();
      case 'auth.ok':
        renewing = false;
        return;
      case 'error':
        if (!frame.ref) lastWord = frame;
        else if (frame.ref === 'auth') renewing = false;
    }
    onFrame(frame);
  }

  function ready(frame: SessionReady) {
    alarm.stop();
    reason = 'connect';
    startedAt = clock.now();
    heartbeat.start(frame.heartbeat_seconds * 1000);
    set({ name: 'connected' });
    onReady(frame);
  }

  function renew() {
    if (renewing) return;
    renewing = true;
    const mine = attempts;
    tokens.get('expiring').then(
      token => mine === attempts && write({ type: 'auth', token, ref: 'auth' }),
      () => mine === attempts && (renewing = false), // the close 4001 does the rest
    );
  }

  function broken(code: number, error = lastWord && toldError(lastWord)) {
    if (state.name === 'connected' && clock.now() - startedAt >= o.reconnect.minUptimeMs) failures = 0;
    const plan = planAfterClose(code, o, failures, error?.retryAfterMs);
    error ??= new ChatError(plan ? 'connection_lost' : 'closed', `Closed with ${code}`);
    if (!plan) return end(error);
    failures++;
    letGo();
    if (plan.renew) reason = 'expired';
    notBefore = plan.firm ? clock.now() + plan.afterMs : 0;
    if (plan.afterMs) waitFor(plan.afterMs, error);
    else resume(error);
  }

  function waitFor(ms: number, error?: ChatError) {
    alarm.stop();
    const reason = ms === Infinity ? 'activity' : !page.online ? 'network' : !page.visible ? 'page' : 'backoff';
    if (reason === 'backoff') alarm.set(ms, () => resume(error));
    set({ name: 'waiting', for: reason, until: clock.now() + ms, error });
  }

  /** An attempt now, unless nobody could see it, or it is too early: for the server, or since the last one. */
  function resume(error?: ChatError, apartMs = 0) {
    const wait = Math.max(notBefore, startedAt + apartMs) - clock.now();
    if (wait > 0 || !page.online || !page.visible) waitFor(Math.max(wait, 0), error);
    else attempt();
  }

  function end(error?: ChatError) {
    letGo();
    leavePage?.();
    leavePage = undefined;
    set(error ? { name: 'closed', error } : { name: 'idle' });
  }

  function pageChanged() {
    onPage();
    if (state.name === 'connected') {
      // After a sleep the socket looks open, and one that is offline may not be.
      if (page.visible) heartbeat.probe(probeMs);
    } else if (state.name === 'waiting' && (state.for !== 'activity' || page.active)) {
      resume(state.error, 1000); // a page that flickers makes one attempt a second at most
    }
  }

  return {
    get state() {
      return state;
    },
    connect() {
      if (leavePage) return;
      failures = 0;
      leavePage = page.subscribe(pageChanged);
      resume();
    },
    disconnect: end,
    send(frame) {
      const ready = state.name === 'connected';
      if (ready) write(frame);
      return ready;
    },
  };
}
