import { computed, shallowReadonly, shallowRef, type ComputedRef } from 'vue';
import { deviceStorage } from '../storage';

/** The languages of the page, and which one it speaks. */

export const languages = ['en', 'ru', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Words of one feature in each language. English is the measure of what has to be there. */
export type InLanguages<T> = Readonly<Record<Language, T>>;

const chosen = shallowRef<Language>('en');

export const language = shallowReadonly(chosen);

/** The first of the wishes ("ru-RU", "fr") that can be had. */
export function chooseLanguage(wishes: readonly (string | undefined)[]): Language {
  const codes = wishes.map(wish => wish?.toLowerCase().split(/[-_]/)[0]);
  return codes.map(code => languages.find(each => each === code)).find(each => each) ?? 'en';
}

export function speak(next: Language): void {
  chosen.value = next;
  document.documentElement.lang = next;
}

const key = 'parley.language';

/** The one chosen in the settings, or else the first of the wishes that can be had. */
export const wishedLanguage = (wishes: readonly (string | undefined)[]): Language =>
  chooseLanguage([preferredLanguage() ?? undefined, ...wishes]);

export const preferredLanguage = (): Language | null => languages.find(each => each === deviceStorage.get(key)) ?? null;

/** Null goes back to the wishes. */
export function preferLanguage(next: Language | null): void {
  if (next) deviceStorage.set(key, next);
  else deviceStorage.remove(key);
}

export const inLanguage = <T>(words: InLanguages<T>): ComputedRef<T> => computed(() => words[chosen.value]);
