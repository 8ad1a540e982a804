import { expect, test } from 'vitest';
import { slotsOf } from '../../src/conversations/slots';

test('only what is seen, and a few more, is in the page', () => {
  expect(slotsOf(0, 720, 72, 1000)).toEqual({ from: 0, to: 18 });
  expect(slotsOf(7200, 720, 72, 1000)).toEqual({ from: 92, to: 118 });
  expect(slotsOf(71_280, 720, 72, 1000)).toEqual({ from: 982, to: 1000 });
});

test('a list that has become shorter, or is empty, has no rows that are not there', () => {
  expect(slotsOf(7200, 720, 72, 3)).toEqual({ from: 3, to: 3 });
  expect(slotsOf(0, 720, 72, 0)).toEqual({ from: 0, to: 0 });
  expect(slotsOf(-50, 720, 72, 2)).toEqual({ from: 0, to: 2 });
});
