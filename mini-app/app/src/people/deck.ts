import type { ChatClient, ChatError } from '@parley/client';
import { computed, shallowReadonly, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Candidate } from '../profile/profiles';
import type { Decision } from './swipe';

export type DeckState =
  | { readonly name: 'loading' | 'ready' | 'empty' | 'no-profile' | 'hidden' }
  | { readonly name: 'failed'; readonly error: ChatError };

export interface Deck {
  /** The one on top first. */
  readonly cards: Readonly<ShallowRef<readonly Candidate[]>>;
  readonly state: ComputedRef<DeckState>;
  readonly canUndo: ComputedRef<boolean>;
  /** Asks for people, from the first page on. */
  start(): Promise<void>;
  /** About the one on top. Shown at once; a failed one comes back. */
  decide(decision: Decision): void;
  undo(): void;
}

export interface LikeAnswer {
  readonly user_id: string;
  readonly match: { readonly id: string } | null;
}

interface Surroundings {
  readonly call: ChatClient['call'];
  /** Whether the user has a profile that may be seen; asked when the server says that one is needed. */
  profile(): Promise<'missing' | 'hidden' | 'visible'>;
  onMatch(candidate: Candidate): void;
  onFailed(error: unknown): void;
}

interface Page {
  readonly items: readonly Candidate[];
  readonly next_cursor: string | null;
}

interface Decided {
  readonly card: Candidate;
  readonly decision: Decision;
}

const pageSize = 20;
/** With fewer cards left the next page is asked for. */
const low = 6;
const mostUndone = 20;

const pathOf = ({ card, decision }: Decided) =>
  `/v1/discovery/${decision === 'like' ? 'likes' : 'passes'}/${encodeURIComponent(card.id)}`;

export function createDeck({ call, profile, onMatch, onFailed }: Surroundings): Deck {
  const cards = shallowRef<readonly Candidate[]>([]);
  const history = shallowRef<readonly Decided[]>([]);
  const trouble = shallowRef<DeckState>();
  const loading = shallowRef(false);
  /** Undefined: from the begin. Null: there is no more. */
  let cursor: string | null | undefined;
  /** Whom a page may still name, though the user has said what they think of them. */
  const decided = new Set<string>();
  /** Decisions reach the server one after the other, as they were made. */
  let line: Promise<unknown> = Promise.resolve();

  async function load(): Promise<void> {
    if (loading.value || cursor === null) return;
    loading.value = true;
    trouble.value = undefined;
    try {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await call<Page>('GET', `/v1/discovery/candidates?limit=${pageSize}${more}`);
      cursor = page.next_cursor;
      const held = new Set(cards.value.map(card => card.id));
      cards.value = [...cards.value, ...page.items.filter(({ id }) => !held.has(id) && !decided.has(id))];
    } catch (cause) {
      trouble.value = await troubleOf(cause as ChatError);
    } finally {
      loading.value = false;
    }
    if (!trouble.value) await refill();
  }

  async function troubleOf(error: ChatError): Promise<DeckState> {
    if (error.code !== 'profile_required') return { name: 'failed', error };
    const known = await profile().catch(() => 'missing' as const);
    return { name: known === 'missing' ? 'no-profile' : 'hidden' };
  }

  const refill = async () => {
    if (cards.value.length < low) await load();
  };

  const putBack = (card: Candidate) => {
    decided.delete(card.id);
    cards.value = [card, ...cards.value.filter(({ id }) => id !== card.id)];
  };
  const takeAway = ({ id }: Candidate) => {
    decided.add(id);
    cards.value = cards.value.filter(card => card.id !== id);
  };
  const forget = (what: Decided) => (history.value = history.value.filter(each => each !== what));

  async function tell(what: Decided): Promise<void> {
    try {
      const answer = await call<LikeAnswer | undefined>('PUT', pathOf(what));
      if (!answer?.match) return;
      forget(what); // what has become a match is not undone here
      onMatch(what.card);
    } catch (cause) {
      forget(what);
      const gone = (cause as ChatError).code === 'validation_error';
      if (!gone) putBack(what.card);
      onFailed(cause);
    }
  }

  async function takeBack(what: Decided): Promise<void> {
    try {
      await call('DELETE', pathOf(what));
    } catch (cause) {
      takeAway(what.card);
      if ((cause as ChatError).code !== 'matched') onFailed(cause);
    }
  }

  return {
    cards: shallowReadonly(cards),
    state: computed(() => {
      if (cards.value.length) return { name: 'ready' };
      return trouble.value ?? { name: loading.value || cursor === undefined ? 'loading' : 'empty' };
    }),
    canUndo: computed(() => history.value.length > 0),
    async start() {
      if (loading.value) return;
      cursor = undefined;
      cards.value = [];
      await load();
    },
    decide(decision) {
      const [card] = cards.value;
      if (!card) return;
      const what = { card, decision };
      takeAway(card);
      history.value = [...history.value, what].slice(-mostUndone);
      line = line.then(() => tell(what));
      void refill();
    },
    undo() {
      const what = history.value[history.value.length - 1];
      if (!what) return;
      forget(what);
      putBack(what.card);
      line = line.then(() => takeBack(what));
    },
  };
}
