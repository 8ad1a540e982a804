import { expect, test } from 'vitest';
import { placeOf } from '../../src/chat/grouping';
import { countAfter, firstUnread } from '../../src/chat/unread';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();
const said = (senderId: string, createdAt: number) => ({ senderId, createdAt });

test('what one person says in one go belongs together', () => {
  const messages = [said('a', at(1, 10)), said('a', at(1, 10, 5)), said('b', at(1, 10, 6)), said('a', at(1, 10, 7))];
  expect(messages.map((_, i) => placeOf(messages, i))).toEqual([
    { newDay: true, first: true, last: false },
    { newDay: false, first: false, last: true },
    { newDay: false, first: true, last: true },
    { newDay: false, first: true, last: true },
  ]);
});

test('a pause or midnight ends it', () => {
  const messages = [said('a', at(1, 10)), said('a', at(1, 10, 30)), said('a', at(1, 23, 59)), said('a', at(2, 0, 1))];
  const places = messages.map((_, i) => placeOf(messages, i));
  expect(places.map(place => place.newDay)).toEqual([true, false, false, true]);
  expect(places.every(place => place.first && place.last)).toBe(true);
});

test("the first unread message is found as the server counts: without one's own", () => {
  const messages = ['theirs', 'mine', 'theirs', 'mine', 'theirs'].map((who, i) => ({
    key: `${i}`,
    own: who === 'mine',
  }));
  expect(firstUnread(messages, 1)?.key).toBe('4');
  expect(firstUnread(messages, 2)?.key).toBe('2');
  expect(firstUnread(messages, 0)).toBeUndefined();
  expect(firstUnread(messages, 4)).toBeUndefined();
  expect(countAfter(messages, '1')).toBe(2);
  expect(countAfter(messages, '4')).toBe(0);
});
