// What a phone loads before the first screen: the page, and all that it names or Telegram's part of it needs, gzipped.
// Fails above the limit.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 100_000;
const files = ['index.html', ...readdirSync('dist/assets').map(name => `assets/${name}`)].filter(name =>
  /\.(html|js|css)$/.test(name),
);
const page = readFileSync('dist/index.html', 'utf8');
const isFirst = name => name === 'index.html' || page.includes(name) || name.includes('/telegram-host-');

let sum = 0;
for (const name of files) {
  const bytes = gzipSync(readFileSync(`dist/${name}`), { level: 9 }).length;
  if (isFirst(name)) sum += bytes;
  console.log(`${name}: ${bytes} bytes, gzipped${isFirst(name) ? '' : ', later'}`);
}
console.log(`first load: ${sum} of ${limit} bytes`);
process.exitCode = sum < limit ? 0 : 1;
