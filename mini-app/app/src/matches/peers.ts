import type { ChatClient } from '@parley/client';
import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import type { PublicProfile } from '../profile/profiles';

/** How somebody is called, and looks. */
export interface Peer {
  readonly id: string;
  readonly name: string;
  readonly photo: string | null;
}

export interface Peers {
  readonly known: Readonly<ShallowRef<ReadonlyMap<string, Peer>>>;
  /** Asks for the newest matches, if this one is not known yet. */
  find(id: string): Promise<Peer | undefined>;
}

interface Match {
  readonly user_id: string;
  readonly profile: PublicProfile | null;
}

export const peersKey: InjectionKey<Peers> = Symbol('peers');

export function usePeers(): Peers {
  const peers = inject(peersKey);
  if (!peers) throw new Error('No peers');
  return peers;
}

export const peerOf = ({ id, display_name, photos }: PublicProfile): Peer => ({
  id,
  name: display_name,
  photo: photos[0] ?? null,
});

const newest = 100;

/** Those with whom the user has a match. */
export function createPeers(client: ChatClient): Peers {
  const known = shallowRef<ReadonlyMap<string, Peer>>(new Map());
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const { items } = await client.call<{ items: readonly Match[] }>('GET', `/v1/matches?limit=${newest}`);
    known.value = new Map(items.flatMap(({ user_id, profile }) => (profile ? [[user_id, peerOf(profile)]] : [])));
  }

  return {
    known: shallowReadonly(known),
    async find(id) {
      if (!known.value.has(id)) await (asking ??= ask().finally(() => (asking = undefined)));
      return known.value.get(id);
    },
  };
}
