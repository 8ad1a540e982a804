import type { ChatClient } from '@parley/client';
import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import type { Peer, Peers } from './peers';

/** Two people like each other, and are told so. */
export interface Moment {
  readonly userId: string;
  /** Undefined where nothing could be learnt. */
  readonly peer: Peer | undefined;
}

export interface Moments {
  /** One after the other. */
  readonly shown: Readonly<ShallowRef<Moment | undefined>>;
  /** The answer to a like and the socket both tell; the first one counts. */
  announce(userId: string, peer?: Peer): Promise<void>;
  close(): void;
  /** Answers with the conversation of the two. */
  conversation(userId: string): Promise<string>;
}

export const momentsKey: InjectionKey<Moments> = Symbol('moments');

export function useMoments(): Moments {
  const moments = inject(momentsKey);
  if (!moments) throw new Error('No moments');
  return moments;
}

const mostKnown = 200;
const mostWaiting = 20;

export function createMoments(client: Pick<ChatClient, 'call' | 'on'>, peers: Pick<Peers, 'find'>): Moments {
  const shown = shallowRef<Moment>();
  const conversations = new Map<string, string>();
  const told = new Set<string>();
  let waiting: Moment[] = [];

  const next = () => (shown.value = waiting.shift());

  async function announce(userId: string, peer?: Peer): Promise<void> {
    if (told.has(userId) || told.size >= mostKnown) return;
    told.add(userId);
    const known = peer ?? (await peers.find(userId).catch(() => undefined));
    waiting = [...waiting, { userId, peer: known }].slice(0, mostWaiting);
    if (!shown.value) next();
  }

  client.on('match.created', ({ user_id, conversation_id }) => {
    if (conversations.size < mostKnown) conversations.set(user_id, conversation_id);
    void announce(user_id);
  });

  return {
    shown: shallowReadonly(shown),
    announce,
    close: () => void next(),
    async conversation(userId) {
      const told = conversations.get(userId);
      if (told) return told;
      // The same pair gets the same conversation.
      const { id } = await client.call<{ id: string }>('POST', '/v1/conversations', { participant_ids: [userId] });
      return id;
    },
  };
}
