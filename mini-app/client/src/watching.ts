import { conversationOf, peerOf } from './conversations.js';
import type { Core } from './core.js';
import { createCounter } from './counter.js';
import { createAlarm } from './environment.js';
import type { PresenceStatus, WirePresence } from './frames.js';

/** Subscriptions to what is on the screen, and who is there. */
export interface Watching {
  /** Until the answer is called, typing and presence of this conversation are heard. */
  watch(conversationId: string): () => void;
  presence(userId: string | undefined): Presence | undefined;
  learn(presence: WirePresence): void;
  /** Asks again who is there, of what is watched. */
  ask(): void;
  /** What was asked for holds no longer. */
  stop(): void;
}

export interface Presence {
  online: boolean;
  status: PresenceStatus;
  /** Milliseconds since the epoch. */
  lastSeen: number | undefined;
}

/** Ids that one frame may name. */
const most = 100;
/** What comes and goes together is said together. */
const gatherMs = 100;

export function createWatching(core: Core): Watching {
  const alarm = createAlarm(core.clock);
  const users = new Map<string | undefined, Presence>();
  let held = new Set<string>(); // what was asked for on this connection
  const ask = () => alarm.set(gatherMs, flush);
  const watched = createCounter(ask);

  function inPortions(ids: string[], say: (some: string[]) => Parameters<Core['put']>[1]) {
    for (let i = 0; i < ids.length; i += most) {
      const frame = say(ids.slice(i, i + most));
      core.put(`${frame.type} ${ids[i]}`, frame);
    }
  }
  function flush() {
    if (!core.ready()) return;
    const ids = watched.ids();
    const say = (type: 'subscribe' | 'unsubscribe') => (conversation_ids: string[]) => ({ type, conversation_ids });
    inPortions(
      ids.filter(id => !held.has(id)),
      say('subscribe'),
    );
    inPortions(
      [...held].filter(id => !watched.has(id)),
      say('unsubscribe'),
    );
    held = new Set(ids);
    const peers = ids.flatMap(id => peerOf(conversationOf(core, id), core.me) ?? []);
    inPortions(peers, user_ids => ({ type: 'presence.get', user_ids }));
  }
  return {
    watch: watched.hold,
    presence: userId => users.get(userId),
    learn({ user_id, online, status, last_seen }) {
      users.set(user_id, { online, status, lastSeen: last_seen === null ? undefined : last_seen * 1000 });
      for (const each of core.conversations.values()) if (peerOf(each, core.me) === user_id) core.changed(each.id);
    },
    ask,
    stop() {
      alarm.stop();
      held.clear();
    },
  };
}
