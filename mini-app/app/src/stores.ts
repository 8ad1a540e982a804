import type { ChatClient, ChatError } from '@parley/client';
import { provide } from 'vue';
import { createMoments, momentsKey, type Moments } from './matches/moments';
import { createPeers, peerOf, peersKey } from './matches/peers';
import { createNotifications, notificationsKey, type Notifications } from './notifications/notifications';
import { useToasts } from './parts/toasts';
import { useFailures } from './parts/use-failures';
import { createDeck } from './people/deck';
import { deckKey } from './people/deck-store';
import { createMe, meKey } from './profile/me';
import { createPreferences, preferencesKey } from './settings/preferences';
import { useWords } from './words';

/** The library waits out all limits but that of a day. */
const isRateLimited = (error: unknown) => (error as ChatError).code === 'rate_limited';

/** What the screens of one signed-in user share, and how it hangs together. */
export function provideStores(client: ChatClient): { moments: Moments; notifications: Notifications } {
  const fail = useFailures();
  const toasts = useToasts();
  const w = useWords('people');
  const me = createMe(client);
  const peers = createPeers(client);
  const moments = createMoments(client, peers);
  const notifications = createNotifications(client);
  const deck = createDeck({
    call: client.call,
    async profile() {
      const profile = (await me.load())?.profile;
      return !profile ? 'missing' : profile.visible ? 'visible' : 'hidden';
    },
    onMatch: person => void moments.announce(person.id, peerOf(person)),
    onFailed: error => (isRateLimited(error) ? toasts.show({ kind: 'error', text: w.value.likesUsedUp }) : fail(error)),
  });
  provide(meKey, me);
  provide(peersKey, peers);
  provide(momentsKey, moments);
  provide(notificationsKey, notifications);
  provide(preferencesKey, createPreferences(client));
  provide(deckKey, deck);
  me.load().catch(() => undefined); // the screens that need it ask again
  return { moments, notifications };
}
