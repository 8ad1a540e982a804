import { describe, expect, it } from 'vitest';
import { contrast, isDark, luminance, mix, readable } from '../../src/theme/colour';
import { paletteOf } from '../../src/theme/palette';

describe('colours', () => {
  it('have the contrast that WCAG tells', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
    expect(luminance('#ffffff')).toBeCloseTo(1);
    expect(isDark('#17212b')).toBe(true);
    expect(isDark('#f1f1f1')).toBe(false);
  });

  it('are mixed', () => expect(mix('#ffffff', '#000000', 0.5)).toBe('#808080'));

  it('are left alone where they can be read, and moved until they can where not', () => {
    expect(readable('#222222', '#ffffff')).toBe('#222222');
    expect(contrast(readable('#999999', '#ffffff'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readable('#555555', '#17212b'), '#17212b')).toBeGreaterThanOrEqual(4.5);
  });
});

const themes = {
  day: {
    bg_color: '#ffffff',
    secondary_bg_color: '#efeff4',
    text_color: '#000000',
    hint_color: '#8e8e93',
    link_color: '#3390ec',
    button_color: '#3390ec',
    button_text_color: '#ffffff',
    destructive_text_color: '#ff3b30',
  },
  night: {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    link_color: '#6ab3f3',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
    destructive_text_color: '#ec3942',
  },
  unkind: {
    bg_color: '#888888',
    secondary_bg_color: '#888888',
    text_color: '#888888',
    hint_color: '#888888',
    link_color: '#888888',
    button_color: '#888888',
    button_text_color: '#888888',
    destructive_text_color: '#888888',
  },
};

describe.each(Object.entries(themes))('a theme of the kind %s', (_kind, theme) => {
  const palette = paletteOf(theme) ?? {};
  it.each([
    ['--text', '--bg'],
    ['--text', '--surface'],
    ['--hint', '--bg'],
    ['--hint', '--surface'],
    ['--link', '--bg'],
    ['--danger', '--bg'],
    ['--on-danger', '--danger'],
    ['--on-accent', '--accent'],
    ['--bubble-own-text', '--bubble-own'],
    ['--bubble-own-hint', '--bubble-own'],
  ] as const)('%s can be read on %s', (text, ground) => {
    expect(contrast(palette[text] ?? '', palette[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

it('a theme that tells too little, or nonsense, is not used', () => {
  expect(paletteOf({})).toBeUndefined();
  expect(paletteOf({ bg_color: 'red', text_color: '#000000' })).toBeUndefined();
});
