import { expect, test } from 'vitest';
import { presenceWords } from '../../src/chat/presence-words';
import { chatWords } from '../../src/chat/words';

const now = new Date(2026, 2, 12, 14, 5).getTime();
const { en, ru } = chatWords;

test('who is there is there, as they say', () => {
  const here = (status: 'active' | 'away' | 'dnd') => ({ online: true, status, lastSeen: now });
  expect(presenceWords(here('active'), now, 'en', en)).toBe('online');
  expect(presenceWords(here('away'), now, 'en', en)).toBe('away');
  expect(presenceWords(here('dnd'), now, 'en', en)).toContain('disturbed');
});

test('who is not was last seen at some time, if that is known', () => {
  const gone = (lastSeen: number | undefined) => ({ online: false, status: 'active' as const, lastSeen });
  expect(presenceWords(gone(now - 10_000), now, 'en', en)).toBe('last seen just now');
  expect(presenceWords(gone(now - 3_600_000), now, 'en-GB', en)).toBe('last seen today, 13:05');
  expect(presenceWords(gone(now - 120_000), now, 'ru', ru).replace(/\s/g, ' ')).toBe('был(а) 2 минуты назад');
  expect(presenceWords(gone(undefined), now, 'en', en)).toBe('');
  expect(presenceWords(undefined, now, 'en', en)).toBe('');
});
