import { describe, expect, it } from 'vitest';
import { hue, initials } from '../src/parts/initials';
import { shownPicture } from '../src/parts/pictures';

describe('a picture', () => {
  it.each(['https://t.me/i/1.jpg', '/pictures/anna.svg'])('%s is shown', address => {
    expect(shownPicture(address)).toBe(address);
  });

  it.each([
    null,
    undefined,
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    '/\\evil.example',
    'http://a.example/1.jpg',
    'pictures/x',
  ])('%s is not', address => expect(shownPicture(address)).toBeNull());
});

it('initials are of the first and the last name, whatever letters it has', () => {
  expect(initials('Anna')).toBe('A');
  expect(initials('  anna maria kowalska ')).toBe('AK');
  expect(initials('😀 Ёж')).toBe('😀Ё');
  expect(initials('')).toBe('');
});

it('similar ids seldom have similar colours', () => {
  const hues = Array.from({ length: 200 }, (_, i) => hue(`user_${i}`));
  const alike = hues.slice(1).filter((each, i) => {
    const apart = Math.abs(each - hues[i]!);
    return Math.min(apart, 360 - apart) < 20;
  });
  expect(alike.length).toBeLessThan(40); // by chance 22 of 199
  expect(hues.every(each => each >= 0 && each < 360)).toBe(true);
});
