import { createChatClient, type ChatClient, type PageLife } from '@parley/client';
import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import { ask } from './gateway';
import { chosenPerson, tokenFor, townspeople, type Person } from './people';
import { createTokenKeeper, type IssuedToken, type TokenSource } from './token';

/** Who uses the page, and how that came about. */
export type SessionState =
  | { readonly name: 'starting' }
  /** "Continue as": nobody was chosen yet. */
  | { readonly name: 'choosing'; readonly people: readonly Person[] }
  /** No Telegram around the page, and no people to choose from. */
  | { readonly name: 'outside' }
  | { readonly name: 'failed'; readonly error: unknown }
  | { readonly name: 'in'; readonly client: ChatClient };

export interface Session {
  readonly state: Readonly<ShallowRef<SessionState>>;
  /** Whether one may become somebody else. */
  readonly canSwitch: boolean;
  start(): Promise<void>;
  choose(person: string): void;
  /** Forgets who was chosen; the page begins anew. */
  switchPerson(): void;
}

interface Surroundings {
  /** What Telegram tells of its user; empty without it. */
  readonly initData: string;
  /** `?as=anna`. */
  readonly as: string | null;
  readonly page?: PageLife | undefined;
  /** Before anything of the signed-in page is shown. */
  onSignedIn(client: ChatClient): void;
}

export const sessionKey: InjectionKey<Session> = Symbol('session');

export function useSession(): Session {
  const session = inject(sessionKey);
  if (!session) throw new Error('No session');
  return session;
}

const throughTelegram = (initData: string): TokenSource => ({
  signIn: () => ask<IssuedToken>('POST', '/v1/auth/telegram', { body: { init_data: initData } }),
  renew: token => ask<IssuedToken>('POST', '/v1/auth/refresh', { token }),
});

export function createSession({ initData, as, page, onSignedIn }: Surroundings): Session {
  const state = shallowRef<SessionState>({ name: 'starting' });

  function enter(source: TokenSource, userId?: string) {
    const client = createChatClient({
      url: location.origin,
      getToken: createTokenKeeper(source),
      ...(userId && { userId }),
      ...(page && { page }),
    });
    onSignedIn(client);
    state.value = { name: 'in', client };
    client.connect();
  }

  function choose(person: string) {
    chosenPerson.set(person);
    enter({ signIn: () => tokenFor(person) }, person);
  }

  async function start() {
    if (initData) return enter(throughTelegram(initData));
    state.value = { name: 'starting' };
    try {
      const people = await townspeople();
      const chosen = as ?? chosenPerson.get();
      if (!people) state.value = { name: 'outside' };
      else if (chosen) choose(chosen);
      else state.value = { name: 'choosing', people };
    } catch (error) {
      state.value = { name: 'failed', error };
    }
  }

  return {
    state: shallowReadonly(state),
    canSwitch: !initData,
    start,
    choose,
    switchPerson() {
      if (state.value.name === 'in') state.value.client.disconnect();
      chosenPerson.clear();
      // Without ?as=, which would choose again.
      location.replace(location.pathname);
    },
  };
}
