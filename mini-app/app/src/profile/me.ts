import type { ChatError, ChatClient } from '@parley/client';
import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import type { Me, Profile, StoredProfile } from './profiles';

export interface MeStore {
  /** Undefined until it is known; null for somebody whom nobody knows yet. */
  readonly me: Readonly<ShallowRef<Me | null | undefined>>;
  load(): Promise<Me | null>;
  save(profile: Partial<Profile>): Promise<void>;
}

export const meKey: InjectionKey<MeStore> = Symbol('me');

export function useMe(): MeStore {
  const store = inject(meKey);
  if (!store) throw new Error('No store of the user');
  return store;
}

/** Somebody who was never here is an answer too. */
const isUnknown = (cause: unknown) => (cause as ChatError).code === 'validation_error';

export function createMe(client: ChatClient): MeStore {
  const me = shallowRef<Me | null>();
  return {
    me: shallowReadonly(me),
    async load() {
      me.value = await client.call<Me>('GET', '/v1/me').catch((cause: unknown) => {
        if (isUnknown(cause)) return null;
        throw cause;
      });
      return me.value;
    },
    async save(wish) {
      const profile = await client.call<StoredProfile>('PUT', '/v1/me/profile', wish);
      me.value = { ...(me.value ?? { id: client.userId, name: null, photo_url: null }), profile };
    },
  };
}
