import { ChatError } from '@parley/client';
import { describe, expect, it, vi } from 'vitest';
import { createDeck } from '../../src/people/deck';
import type { Candidate } from '../../src/profile/profiles';

const person = (id: string): Candidate => ({
  id,
  display_name: id,
  age: 30,
  gender: 'other',
  bio: null,
  photos: [],
  city: 'Riga',
  distance_km: 1,
  last_active: 'today',
});
const people = (from: number, count: number) => Array.from({ length: count }, (_, i) => person(`p${from + i}`));

/** A server that is told what to answer, and remembers what it was asked. */
function setting(pages: (readonly Candidate[])[], answer: (method: string, path: string) => unknown = () => undefined) {
  const asked: string[] = [];
  const onMatch = vi.fn();
  const onFailed = vi.fn();
  const call = async (method: string, path: string): Promise<never> => {
    asked.push(`${method} ${path}`);
    if (!path.startsWith('/v1/discovery/candidates')) return (await answer(method, path)) as never;
    const n = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
    const items = pages[n];
    if (!items) throw new ChatError('profile_required');
    return { items, next_cursor: n + 1 < pages.length ? String(n + 1) : null } as never;
  };
  const profile = vi.fn(async () => 'hidden' as const);
  const deck = createDeck({ call, profile, onMatch, onFailed });
  return { deck, asked, onMatch, onFailed };
}
const ids = ({ cards }: ReturnType<typeof createDeck>) => cards.value.map(({ id }) => id);
const settled = () => new Promise(resolve => setTimeout(resolve));

describe('the deck', () => {
  it('asks for the next page before the cards run out, and names nobody twice', async () => {
    const { deck } = setting([people(0, 8), [...people(6, 4)]]);
    await deck.start();
    expect(ids(deck)).toHaveLength(8);
    for (let i = 0; i < 3; i++) deck.decide('pass');
    await settled();
    expect(ids(deck)).toEqual(['p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9']);
  });

  it('says when there is nobody left, and looks again from the begin', async () => {
    const { deck, asked } = setting([people(0, 1)]);
    await deck.start();
    deck.decide('like');
    await settled();
    expect(deck.state.value.name).toBe('empty');
    await deck.start();
    expect(deck.state.value.name).toBe('empty'); // whom one has decided about does not come again
    expect(asked.filter(each => each.includes('candidates'))).toHaveLength(2);
  });

  it('tells the server in the order of the decisions', async () => {
    const { deck, asked } = setting([people(0, 3)]);
    await deck.start();
    deck.decide('like');
    deck.decide('pass');
    deck.undo();
    await settled();
    expect(asked.slice(1)).toEqual([
      'PUT /v1/discovery/likes/p0',
      'PUT /v1/discovery/passes/p1',
      'DELETE /v1/discovery/passes/p1',
    ]);
    expect(ids(deck)).toEqual(['p1', 'p2']);
  });

  it('tells of a match, which is not undone then', async () => {
    const { deck, onMatch } = setting([people(0, 2)], () => ({ user_id: 'p0', match: { id: 'match_1' } }));
    await deck.start();
    deck.decide('like');
    await settled();
    expect(onMatch).toHaveBeenCalledWith(person('p0'));
    expect(deck.canUndo.value).toBe(false);
  });

  it('brings a card back of which the server did not hear', async () => {
    const { deck, onFailed } = setting([people(0, 2)], () => {
      throw new ChatError('connection_lost');
    });
    await deck.start();
    deck.decide('like');
    expect(ids(deck)).toEqual(['p1']);
    await settled();
    expect(ids(deck)).toEqual(['p0', 'p1']);
    expect(onFailed).toHaveBeenCalledOnce();
    expect(deck.canUndo.value).toBe(false);
  });

  it('does not bring back who is not there any more', async () => {
    const { deck } = setting([people(0, 2)], () => {
      throw new ChatError('validation_error');
    });
    await deck.start();
    deck.decide('like');
    await settled();
    expect(ids(deck)).toEqual(['p1']);
  });

  it('says that one is hidden, where the server wants a visible profile', async () => {
    const { deck } = setting([]);
    await deck.start();
    expect(deck.state.value.name).toBe('hidden');
  });
});
