import { describe, expect, test } from 'vitest';
import { hrefOf, piecesOf } from '../../src/chat/links';

const links = (text: string) => piecesOf(text).flatMap(piece => piece.href ?? []);
const whole = (text: string) =>
  piecesOf(text)
    .map(piece => piece.text)
    .join('');

describe('an address becomes a link', () => {
  test.each([
    ['see https://example.com', 'https://example.com/'],
    ['http://example.com:8080/a?b=c#d', 'http://example.com:8080/a?b=c#d'],
    ['HTTPS://EXAMPLE.COM/A', 'https://example.com/A'],
    ['www.example.com', 'https://www.example.com/'],
    ['(see https://example.com/a)', 'https://example.com/a'],
    ['https://en.wikipedia.org/wiki/Parley_(talk)', 'https://en.wikipedia.org/wiki/Parley_(talk)'],
    ['«https://example.com/a»', 'https://example.com/a'],
    ['https://example.com/a, and more', 'https://example.com/a'],
    ['https://example.com/a?!…', 'https://example.com/a'],
    ['https://пример.рф/путь', 'https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C'],
    ['https://example.com/\u{1f600}', 'https://example.com/%F0%9F%98%80'],
  ])('%s', (text, href) => {
    expect(links(text)).toEqual([href]);
    expect(whole(text)).toBe(text);
  });

  test('each of several, with the text between', () => {
    expect(piecesOf('a https://b.example c www.d.example.')).toEqual([
      { text: 'a ' },
      { text: 'https://b.example', href: 'https://b.example/' },
      { text: ' c ' },
      { text: 'www.d.example', href: 'https://www.d.example/' },
      { text: '.' },
    ]);
  });
});

describe('what is no link stays text', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'xhttps://example.com',
    'javascript://www.example.com/%0aalert(1)',
    'view-source:https://example.com',
    'me@www.example.com',
    'http://',
    'https://...',
    'https://localhost/admin',
    'https://bank.example@evil.example/',
    'https://user:pass@evil.example/',
    'https://bank.example%40evil.example@x.example',
    'https:\\\\evil.example',
    'https://ex\u0430mple.com', // a Cyrillic а among Latin letters
    'https://\u03bfpen.example', // a Greek omicron
    'https://bank.example\u202e/moc.live',
    'https://bank\u200d.example',
    'https://bank.example/\u2066a',
    'https://bank.example\u00ad.evil.example',
    'https://[::1]/',
    'https://exa mple',
    `https://example.com/${'a'.repeat(3000)}`,
  ])('%s', text => {
    expect(links(text)).toEqual([]);
    expect(whole(text)).toBe(text);
  });

  test('an address never begins or ends with markup', () => {
    const text = 'https://example.com/"><img src=x onerror=alert(1)>';
    expect(piecesOf(text)[0]).toEqual({ text: 'https://example.com/', href: 'https://example.com/' });
    expect(whole(text)).toBe(text);
  });
});

test('every address is http or https, and nothing of a text is lost, whatever stands in it', () => {
  const parts = [
    'https://',
    'http:',
    '//',
    'www.',
    '@',
    'a.example',
    '(',
    ')',
    '.',
    ' ',
    '\n',
    '\\',
    '%00',
    'я',
    '\u202e',
    'javascript:',
    '<',
    '"',
  ];
  let seed = 3;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let i = 0; i < 5000; i++) {
    const text = Array.from({ length: random(12) + 1 }, () => parts[random(parts.length)]).join('');
    expect(whole(text)).toBe(text);
    for (const href of links(text)) expect(href).toMatch(/^https?:\/\/[^/@\\]+(\/|$)/);
  }
});

test('long texts made to be slow are not', () => {
  for (const text of [
    'https://'.repeat(20_000),
    'www.'.repeat(40_000),
    `https://a.example/${'('.repeat(100_000)}`,
    '.'.repeat(200_000),
  ]) {
    const before = performance.now();
    expect(whole(text)).toBe(text);
    expect(performance.now() - before).toBeLessThan(2000);
  }
});

test('a text without a link is one piece, an empty one too', () => {
  expect(piecesOf('Hello')).toEqual([{ text: 'Hello' }]);
  expect(piecesOf('')).toEqual([{ text: '' }]);
  expect(hrefOf('ftp://example.com')).toBeUndefined();
});
