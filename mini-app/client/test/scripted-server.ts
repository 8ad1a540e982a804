import type { Fetch, WebSocketConstructor } from '../src/environment.js';
import type { ClientFrame, Profile, ServerFrame, WireMessage, WireReceipt } from '../src/frames.js';
import { answerOf, type Answer } from './scripted-rest.js';
import { ServerSocket } from './server-socket.js';

export interface Stored {
  id: string;
  participants: string[];
  messages: WireMessage[];
  keys: Map<string, WireMessage>;
  receipts: Map<string, WireReceipt>;
  blockedBy: Set<string>;
  closedAt: number | null;
  profile: Profile | null;
}

/** A server in memory that keeps the promises of docs/protocol.md, and breaks them where a test says so. */
export class ScriptedServer {
  readonly conversations = new Map<string, Stored>();
  readonly sockets: ServerSocket[] = [];
  readonly calls: string[] = [];
  latencyMs = 1;
  random = () => 0.5;
  heartbeatSeconds = 30;
  pageSize = 50;
  listing = 100;
  /** Answers true where the test has dealt with the frame. */
  intercept: (frame: ClientFrame, socket: ServerSocket) => boolean | void = () => undefined;
  /** Instead of a session. */
  refuse: ((socket: ServerSocket) => boolean) | undefined;
  /** Instead of a delivery. */
  deliver: (socket: ServerSocket, frame: ServerFrame) => void = (socket, frame) =>
    this.later(() => socket.arrive(frame));
  rest: (method: string, path: string) => Answer | undefined = () => undefined;

  readonly WebSocket: WebSocketConstructor;
  constructor() {
    const server = this;
    this.WebSocket = class extends ServerSocket {
      constructor(url: string, protocols: string[]) {
        super(server, url, protocols);
      }
    };
  }
  get socket() {
    return this.sockets.at(-1)!;
  }
  later(run: () => void, ms = this.latencyMs) {
    setTimeout(run, ms);
  }
  conversation(id: string, ...participants: string[]) {
    const made: Stored = {
      id,
      participants,
      messages: [],
      keys: new Map(),
      receipts: new Map(participants.map(user_id => [user_id, { user_id, read_up_to: null, delivered_up_to: null }])),
      blockedBy: new Set(),
      closedAt: null,
      profile: null,
    };
    this.conversations.set(id, made);
    return made;
  }
  live(user: string) {
    return this.sockets.filter(socket => socket.user === user && socket.open);
  }

  connected(socket: ServerSocket) {
    this.sockets.push(socket);
    this.later(() => {
      if (!socket.open || this.refuse?.(socket)) return;
      socket.user = socket.token.split('.')[0]!;
      socket.push({
        type: 'session.ready',
        session_id: `s${this.sockets.length}`,
        user_id: socket.user,
        heartbeat_seconds: this.heartbeatSeconds,
        max_message_bytes: 24_576,
        server_time: Date.now() / 1000,
      });
    });
  }

  received(socket: ServerSocket, frame: ClientFrame) {
    if (this.intercept(frame, socket)) return;
    const answer = frame.ref === undefined ? {} : { ref: frame.ref };
    const refuse = (code: string, message = code) => socket.push({ type: 'error', code, message, ...answer });
    const stored = 'conversation_id' in frame ? this.conversations.get(frame.conversation_id) : undefined;
    if ('conversation_id' in frame && !stored) return refuse('conversation_not_found');
    switch (frame.type) {
      case 'ping':
        return socket.push({ type: 'pong' });
      case 'auth':
        return socket.push({ type: 'auth.ok', expires_in: 3600, ...answer });
      case 'message.send':
        if (stored!.blockedBy.size) return refuse('conversation_blocked');
        return this.store(
          stored!,
          socket.user,
          frame.text,
          frame.idempotency_key,
          { socket, ...answer },
          frame.reply_to,
        );
      case 'message.ack':
      case 'read.set':
        return this.mark(stored!, socket, frame.type === 'read.set', frame.up_to_message_id, answer);
      case 'typing.set':
        for (const other of this.others(stored!, socket.user)) {
          if (other.subscribed.has(frame.conversation_id)) {
            other.push({
              type: 'conversation.typing',
              conversation_id: stored!.id,
              user_id: socket.user,
              state: frame.state,
            });
          }
        }
        return;
      case 'subscribe':
        frame.conversation_ids.forEach(id => socket.subscribed.add(id));
        return socket.push({ type: 'subscribed', conversation_ids: frame.conversation_ids, ...answer });
      case 'unsubscribe':
        frame.conversation_ids.forEach(id => socket.subscribed.delete(id));
        return socket.push({ type: 'unsubscribed', conversation_ids: frame.conversation_ids, ...answer });
      case 'presence.get':
        return socket.push({
          type: 'presence.state',
          users: frame.user_ids.map(user_id => ({
            user_id,
            online: this.live(user_id).length > 0,
            status: 'active',
            last_seen: null,
          })),
          ...answer,
        });
      case 'sync':
        return this.sync(socket, frame.conversations, answer);
    }
  }

  private others(stored: Stored, user: string) {
    return stored.participants.filter(other => other !== user).flatMap(other => this.live(other));
  }

  store(
    stored: Stored,
    sender: string,
    text: string,
    key?: string,
    by?: { socket: ServerSocket; ref?: string },
    replyTo?: string,
  ) {
    const frame = (message: WireMessage, own: boolean, answers: boolean) => ({
      type: 'message.created' as const,
      conversation_id: stored.id,
      message,
      ...(own && key !== undefined && { idempotency_key: key }),
      ...(answers && by?.ref !== undefined && { ref: by.ref }),
    });
    const known = key === undefined ? undefined : stored.keys.get(`${sender} ${key}`);
    if (known) return by?.socket.push(frame(known, true, true));
    const seq = stored.messages.length + 1;
    const message = {
      id: `msg_${stored.id}_${seq}`,
      seq,
      sender_id: sender,
      text,
      created_at: Date.now() / 1000,
      reply_to: replyTo ?? null,
    };
    stored.messages.push(message);
    if (key !== undefined) stored.keys.set(`${sender} ${key}`, message);
    for (const user of stored.participants) {
      for (const socket of this.live(user)) socket.push(frame(message, user === sender, socket === by?.socket));
    }
  }

  private mark(stored: Stored, socket: ServerSocket, read: boolean, id: string, answer: { ref?: string }) {
    const { user } = socket;
    const mine = stored.receipts.get(user)!;
    const seq = (at: string | null) => stored.messages.findIndex(message => message.id === at);
    const field = read ? 'read_up_to' : 'delivered_up_to';
    if (seq(id) > seq(mine[field])) mine[field] = id;
    if (seq(mine.read_up_to) > seq(mine.delivered_up_to)) mine.delivered_up_to = mine.read_up_to;
    const common = { conversation_id: stored.id, user_id: user, up_to_message_id: mine[field]! };
    const frame: ServerFrame = read
      ? { type: 'message.read', ...common, read_at: Date.now() / 1000 }
      : { type: 'message.delivered', ...common, delivered_at: Date.now() / 1000 };
    for (const other of this.others(stored, user)) other.push(frame);
    if (read) for (const own of this.live(user)) own.push({ ...frame, ...(own === socket ? answer : {}) });
  }

  private sync(socket: ServerSocket, named: Record<string, string | null>, answer: { ref?: string }) {
    for (const stored of [...this.conversations.values()].reverse()) {
      if (!stored.participants.includes(socket.user)) continue;
      const after = stored.messages.findIndex(message => message.id === named[stored.id]) + 1;
      const missed = stored.messages.slice(after);
      do {
        const messages = missed.splice(0, this.pageSize);
        socket.push({
          type: 'sync.batch',
          conversation_id: stored.id,
          messages,
          has_more: missed.length > 0,
          receipts: [...stored.receipts.values()].map(receipt => ({ ...receipt })),
          blocked_by: [...stored.blockedBy][0] ?? null,
          ...answer,
        });
      } while (missed.length);
    }
  }

  readonly fetch: Fetch = (url, { method, headers }) =>
    new Promise(resolve => {
      const { pathname, searchParams, search } = new URL(url);
      const user = headers['authorization']!.replace('Bearer ', '').split('.')[0]!;
      this.later(() => {
        this.calls.push(`${method} ${pathname}${search}`);
        const { status, json, retryAfter } =
          this.rest(method, pathname + search) ?? answerOf(this, user, method, pathname, searchParams);
        resolve({
          status,
          headers: { get: name => (name === 'retry-after' ? (retryAfter ?? null) : null) },
          json: () => Promise.resolve(json),
        });
      });
    });
}
