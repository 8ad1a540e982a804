import { expect, test } from 'vitest';
import { agoInWords, clockTime, daysBetween, dayTitle, shortTime, untilTomorrow } from '../../src/chat/times';

const now = new Date(2026, 2, 12, 14, 5).getTime();
const at = (month: number, day: number, hour = 9, year = 2026) => new Date(year, month - 1, day, hour, 3).getTime();
const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');

test('a day has a name in each language', () => {
  expect(['en', 'ru', 'fr'].map(locale => dayTitle(at(3, 12, 0), now, locale))).toEqual([
    'Today',
    'Сегодня',
    'Aujourd’hui',
  ]);
  expect(['en', 'ru', 'fr'].map(locale => dayTitle(at(3, 11, 23), now, locale))).toEqual([
    'Yesterday',
    'Вчера',
    'Hier',
  ]);
  expect(dayTitle(at(3, 10), now, 'en-GB')).toBe('10 March');
  expect(dayTitle(at(3, 10, 9, 2024), now, 'en-GB')).toBe('10 March 2024');
  expect(dayTitle(at(3, 10), now, 'ru')).toBe('10 марта');
});

test('the list says no more than it has to', () => {
  expect(shortTime(at(3, 12), now, 'en-GB')).toBe('09:03');
  expect(shortTime(at(3, 11, 23), now, 'en-GB')).toBe('Wed');
  expect(shortTime(at(3, 1), now, 'en-GB')).toBe('1 Mar');
  expect(shortTime(at(3, 1, 9, 2024), now, 'en-GB')).toBe('01/03/2024');
  expect(shortTime(now + 60_000, now, 'en-GB')).toBe('14:06');
});

test('an hour has a nought before it only where the day has 24', () => {
  const night = new Date(2026, 2, 12, 1, 25).getTime();
  const of = (at: number) => ['en', 'en-GB', 'ru', 'fr'].map(locale => plain(clockTime(at, locale)));
  expect(of(night)).toEqual(['1:25 AM', '01:25', '01:25', '01:25']);
  expect(of(now)).toEqual(['2:05 PM', '14:05', '14:05', '14:05']);
  expect(plain(shortTime(night, now, 'en'))).toBe('1:25 AM');
});

test('somebody was last seen so long ago', () => {
  expect(agoInWords(now - 59_000, now, 'en')).toBeUndefined();
  expect(agoInWords(now + 5000, now, 'en')).toBeUndefined();
  expect(agoInWords(now - 300_000, now, 'en')).toBe('5 minutes ago');
  expect(plain(agoInWords(now - 300_000, now, 'ru'))).toBe('5 минут назад');
  expect(plain(agoInWords(at(3, 12), now, 'fr'))).toBe('aujourd’hui, 09:03');
  expect(agoInWords(at(3, 11), now, 'en-GB')).toBe('yesterday, 09:03');
  expect(agoInWords(at(3, 2), now, 'en-GB')).toBe('2 March');
});

test('days are counted by the calendar', () => {
  expect(daysBetween(at(3, 11, 23), at(3, 12, 0))).toBe(1);
  expect(daysBetween(at(3, 12, 0), at(3, 12, 23))).toBe(0);
  expect(daysBetween(at(1, 1), at(12, 31))).toBe(364);
  expect(untilTomorrow(now)).toBe((9 * 60 + 55) * 60_000);
  expect(clockTime(now, 'fr')).toBe('14:05');
});
