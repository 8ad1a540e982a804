import { inject, type InjectionKey } from 'vue';
import type { Deck } from './deck';

export const deckKey: InjectionKey<Deck> = Symbol('deck');

export function useDeck(): Deck {
  const deck = inject(deckKey);
  if (!deck) throw new Error('No deck');
  return deck;
}
