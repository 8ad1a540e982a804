import type { ChatClient, ChatEvents } from './api.js';
import { createBoard } from './board.js';
import { createConnection, type ConnectionState } from './connection.js';
import { conversationOf, receive, settle } from './conversations.js';
import type { Core } from './core.js';
import { createDispatch } from './dispatch.js';
import { createEmitter } from './emitter.js';
import { ChatError } from './errors.js';
import type { SessionReady } from './frames.js';
import { addOlder, hasOlder } from './history.js';
import { createLane } from './lane.js';
import { createMarks } from './marks.js';
import { withDefaults, type ChatClientOptions } from './options.js';
import { createOutbox } from './outbox.js';
import { createRest } from './rest.js';
import { createSync, pageOf, pathOf } from './sync.js';
import { createTokens } from './tokens.js';
import { createTyping } from './typing.js';
import { rowOf } from './view.js';
import { createWatching } from './watching.js';

export function createChatClient(options: ChatClientOptions): ChatClient {
  const settings = withDefaults(options);
  const { clock, random, userId } = settings;
  const { on, emit } = createEmitter<ChatEvents>();
  const tokens = createTokens(settings);
  const connection = createConnection(settings, tokens, {
    onState,
    onReady,
    onFrame: frame => dispatch(frame),
    onPage() {
      if (settings.page.visible) marks.catchUp();
      else typing.end();
    },
  });
  const lane = createLane(clock, connection.send, 10, 200);
  const messageLane = createLane(clock, connection.send, 15, 200);
  const core: Core = {
    ...settings,
    me: userId ?? '',
    maxFrameBytes: Infinity,
    conversations: new Map(),
    rest: createRest(settings, tokens),
    ready: () => connected,
    put: lane.put,
    post: messageLane.put,
    changed: id => board.changed(id),
    seen: (conversation, messages) => outbox.seen(conversation, messages),
    arrived(conversation, messages) {
      for (const message of messages) emit('message', rowOf(conversation, message, core.me));
    },
  };
  const { rest } = core;
  const outbox = createOutbox(core);
  const typing = createTyping(core);
  const marks = createMarks(core);
  const watching = createWatching(core);
  const sync = createSync(core, () => {
    synced = true;
    marks.catchUp();
    watching.ask();
    emit('synced', undefined);
  });
  const parts = { outbox, sync, marks, typing, watching };
  const dispatch = createDispatch(core, parts, emit);
  const board = createBoard(core, parts, ids => emit('changed', ids));
  let connected = false;
  let synced = false;
  let loaded: Promise<void> | undefined;
  const load = () => (loaded ??= settings.outbox.store.load(core.me).then(outbox.adopt, () => undefined));
  if (userId) void load();

  function onState(state: ConnectionState) {
    if (connected) {
      synced = false;
      for (const part of [...Object.values(parts), lane, messageLane]) part.stop();
    }
    connected = state.name === 'connected';
    emit('state', state);
  }

  function onReady({ user_id, max_message_bytes }: SessionReady) {
    if (core.me && core.me !== user_id) return connection.disconnect(new ChatError('wrong_user'));
    core.me = user_id;
    core.maxFrameBytes = max_message_bytes;
    watching.ask();
    void load(); // not waited for: a store that hangs must not keep us from talking
    // What may be there already is asked about first: its answer names the key, which a `sync.batch` does not.
    outbox.start();
    sync.start();
  }

  async function loadOlder(id: string, limit = 50) {
    const conversation = conversationOf(core, id);
    const { history } = conversation;
    const first = history.messages[0];
    if (!hasOlder(history)) return;
    const { items } = await pageOf(core, id, limit, first?.id);
    core.seen(conversation, items);
    if (first) addOlder(history, items);
    else receive(core, conversation, items, true);
    settle(core, conversation);
  }

  return {
    get state() {
      return connection.state;
    },
    get synced() {
      return synced;
    },
    get userId() {
      return core.me;
    },
    connect: connection.connect,
    disconnect: () => connection.disconnect(),
    on,
    conversations: board.list,
    conversation: board.view,
    messages: board.messages,
    loadOlder,
    send(conversationId, text, { replyTo } = {}) {
      typing.end(conversationId, true);
      const key = `${clock.now()}-${random()}`;
      return { key, stored: outbox.add(key, conversationId, text, replyTo) };
    },
    retry: outbox.retry,
    discard: outbox.discard,
    typing: typing.input,
    stopTyping: id => typing.end(id),
    watch: watching.watch,
    show: marks.show,
    markRead: marks.markRead,
    setStatus: status => lane.put('status', { type: 'presence.set', status }),
    block: id => rest('PUT', `${pathOf(id)}/block`),
    unblock: id => rest('DELETE', `${pathOf(id)}/block`),
    call: rest,
  };
}
