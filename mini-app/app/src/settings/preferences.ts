import type { ChatClient, ChatError } from '@parley/client';
import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';

/** What the user wants to hear of outside the app. */

export interface QuietHours {
  /** `HH:mm` by the clocks of `time_zone`. */
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
}

export interface Preferences {
  readonly push: { readonly message: boolean; readonly match: boolean };
  readonly muted_conversations: readonly string[];
  readonly quiet_hours: QuietHours | null;
  readonly show_text: boolean;
}

export interface PreferencesStore {
  /** As the user wishes; undefined until they are known. */
  readonly wish: Readonly<ShallowRef<Preferences | undefined>>;
  readonly error: Readonly<ShallowRef<ChatError | undefined>>;
  load(): Promise<void>;
  /** Shown at once; fails with what the server has against it, and then is as before. */
  change(part: Partial<Preferences>): Promise<void>;
  isMuted(conversation: string): boolean;
  mute(conversation: string, muted: boolean): Promise<void>;
}

export const preferencesKey: InjectionKey<PreferencesStore> = Symbol('preferences');

export function usePreferences(): PreferencesStore {
  const store = inject(preferencesKey);
  if (!store) throw new Error('No preferences');
  return store;
}

const path = '/v1/notifications/preferences';

export function createPreferences({ call }: Pick<ChatClient, 'call'>): PreferencesStore {
  const wish = shallowRef<Preferences>();
  const error = shallowRef<ChatError>();
  /** What the server has. */
  let held: Preferences | undefined;
  /** One change after the other: each takes the whole. */
  let line: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function load(): Promise<void> {
    error.value = undefined;
    try {
      held = await call<Preferences>('GET', path);
      if (!waiting) wish.value = held;
    } catch (cause) {
      error.value = cause as ChatError;
      throw cause;
    }
  }

  async function put(part: Partial<Preferences>): Promise<void> {
    try {
      if (!held) await load();
      held = await call<Preferences>('PUT', path, { ...held, ...part });
    } finally {
      waiting--;
      if (!waiting) wish.value = held;
    }
  }

  function change(part: Partial<Preferences>): Promise<void> {
    if (wish.value) wish.value = { ...wish.value, ...part };
    waiting++;
    const done = line.then(() => put(part));
    line = done.catch(() => undefined);
    return done;
  }

  const isMuted = (conversation: string) => wish.value?.muted_conversations.includes(conversation) ?? false;

  return {
    wish: shallowReadonly(wish),
    error: shallowReadonly(error),
    load,
    change,
    isMuted,
    async mute(conversation, muted) {
      if (!wish.value) await load();
      const others = wish.value?.muted_conversations.filter(id => id !== conversation) ?? [];
      await change({ muted_conversations: muted ? [...others, conversation] : others });
    },
  };
}
