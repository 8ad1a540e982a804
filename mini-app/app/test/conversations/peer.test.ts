import { expect, test } from 'vitest';
import { peerOf } from '../../src/conversations/peer';

test('who has no profile, or none that is known yet, is someone', () => {
  expect(peerOf(undefined, 'Someone')).toEqual({ id: undefined, name: 'Someone', photo: null });
  expect(peerOf({ peerId: 'anna', profile: null }, 'Someone')).toEqual({ id: 'anna', name: 'Someone', photo: null });
  expect(peerOf({ peerId: 'anna', profile: { display_name: ' ' } }, 'Someone').name).toBe('Someone');
});

test('who has one is called by it', () => {
  const profile = { display_name: 'Anna', photo: '/pictures/anna.svg' };
  expect(peerOf({ peerId: 'anna', profile }, 'Someone')).toEqual({
    id: 'anna',
    name: 'Anna',
    photo: '/pictures/anna.svg',
  });
});
