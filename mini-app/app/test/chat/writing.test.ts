import { describe, expect, test } from 'vitest';
import { createDrafts } from '../../src/chat/drafts';
import { charactersOf, leftOf, longestText } from '../../src/chat/length';
import { swipeOf } from '../../src/chat/swipe';
import { warningOf } from '../../src/chat/warnings';

function memory(): Storage & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  } as never;
}

describe('a draft', () => {
  test('is there again after a reload, until it is sent', () => {
    const store = memory();
    createDrafts(store).set('conv_1', { text: 'Hel', replyTo: 'msg_1' });
    expect(createDrafts(store).get('conv_1')).toEqual({ text: 'Hel', replyTo: 'msg_1' });
    expect(createDrafts(store).get('conv_2')).toEqual({ text: '' });
    createDrafts(store).set('conv_1', { text: '  ' });
    expect(store.map.size).toBe(0);
  });

  test('is forgotten where there are too many, the one first that was touched first', () => {
    const drafts = createDrafts(memory());
    for (let i = 0; i < 50; i++) drafts.set(`conv_${i}`, { text: 'x' });
    drafts.set('conv_0', { text: 'again' });
    drafts.set('conv_50', { text: 'x' });
    expect(drafts.get('conv_1').text).toBe('');
    expect(drafts.get('conv_0').text).toBe('again');
  });

  test('lives on where the store is full, missing or holds something else', () => {
    const full = { ...memory(), setItem: () => { throw new Error('full'); } }; // prettier-ignore
    for (const store of [
      full,
      undefined,
      { ...memory(), getItem: () => '{"a":1}' },
      { ...memory(), getItem: () => '[[1,null],3' },
    ]) {
      const drafts = createDrafts(store);
      drafts.set('conv_1', { text: 'x' });
      expect(drafts.get('conv_1').text).toBe('x');
    }
  });
});

test('characters are counted as the protocol counts them', () => {
  expect(charactersOf('a😀é')).toBe(3);
  expect(leftOf('x'.repeat(4499))).toBeUndefined();
  expect(leftOf('x'.repeat(4600))).toBe(400);
  expect(leftOf('😀'.repeat(4400))).toBeUndefined();
  expect(leftOf('😀'.repeat(longestText + 1))).toBe(-1);
  expect(leftOf(' '.repeat(9000) + 'x')).toBeUndefined();
});

test('a swipe is told from a scroll', () => {
  expect(swipeOf(-5, 3)).toBeUndefined();
  expect(swipeOf(-20, 3)).toEqual({ shift: -8, armed: false });
  expect(swipeOf(-60, 30)).toEqual({ shift: -48, armed: true });
  expect(swipeOf(-600, 30)).toEqual({ shift: -80, armed: true });
  expect(swipeOf(-10, 30)).toBe(false);
  expect(swipeOf(40, 3)).toBe(false);
});

test('the gravest warning is shown, and flags nobody knows are ignored', () => {
  expect(warningOf(['many_links', 'payment_details', 'new'])).toBe('payment_details');
  expect(warningOf(['shouting'])).toBeUndefined();
});
