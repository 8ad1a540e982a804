import { afterEach, describe, expect, it } from 'vitest';
import { chooseLanguage, errorText, languages, preferLanguage, words, wishedLanguage } from '../../src/words';
import { plural } from '../../src/words/plural';
import { timeAgo } from '../../src/words/times';

/** Every word with its path: functions are words that take something. */
function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}:${typeof value}`];
  return Object.entries(value).flatMap(([key, each]) => paths(each, `${path}.${key}`));
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return [];
}

describe.each(Object.entries(words))('the words of %s', (_feature, all) => {
  it('are the same in all languages', () => {
    for (const language of languages) expect(paths(all[language]).sort()).toEqual(paths(all.en).sort());
  });

  it('are empty nowhere but where they are in English', () => {
    for (const language of languages)
      expect(texts(all[language]).map(text => text === '')).toEqual(texts(all.en).map(text => text === ''));
  });

  it('leave no place open in what is no count', () => {
    for (const language of languages) for (const text of texts(all[language])) expect(text).not.toContain('{');
  });
});

describe('plurals', () => {
  const ru = plural('ru', { one: '{n} чат', few: '{n} чата', many: '{n} чатов' });
  it.each([
    [1, '1 чат'],
    [2, '2 чата'],
    [5, '5 чатов'],
    [11, '11 чатов'],
    [21, '21 чат'],
    [0, '0 чатов'],
  ])('%d in Russian', (n, text) => expect(ru(n)).toBe(text));

  it('is one for nothing in French, but not in English', () => {
    expect(plural('fr', { one: '{n} mot', other: '{n} mots' })(0)).toBe('0 mot');
    expect(plural('en', { one: '{n} word', other: '{n} words' })(0)).toBe('0 words');
  });
});

describe('the language', () => {
  afterEach(() => preferLanguage(null));

  it('is the first wish that can be had', () => {
    expect(chooseLanguage(['de-DE', 'fr-CA', 'ru'])).toBe('fr');
    expect(chooseLanguage([undefined, 'RU_ru'])).toBe('ru');
    expect(chooseLanguage(['de', ''])).toBe('en');
  });

  it('is the chosen one, whatever the machine wishes', () => {
    preferLanguage('fr');
    expect(wishedLanguage(['ru'])).toBe('fr');
    preferLanguage(null);
    expect(wishedLanguage(['ru'])).toBe('ru');
  });
});

it('an error is told by its code, and an unknown one in general', () => {
  expect(errorText(words.errors.en, { code: 'timeout' })).toBe(words.errors.en.timeout);
  for (const strange of [{ code: 'constructor' }, { code: 'new_one' }, new Error('x'), null, undefined])
    expect(errorText(words.errors.en, strange)).toBe(words.errors.en.other);
});

it('times are told as distances, and the old ones as days', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  expect(timeAgo(now - 5 * 60_000, now, 'en')).toBe('5 min. ago');
  expect(timeAgo(now + 5000, now, 'en')).toBe('now');
  expect(timeAgo(now - 30 * 86_400_000, now, 'en')).toContain('2026');
});
