// Puts beside each text of the built page what is sent to browsers that take it compressed, and a list of all files for the
// gateway, which cannot look into folders of a jar.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.argv[2];
const isText = /\.(html|js|css|svg|json|webmanifest|txt)$/;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .sort();

for (const file of files.filter(name => isText.test(name))) {
  const text = readFileSync(join(folder, file));
  write(`${file}.gz`, gzipSync(text, { level: 9 }), text.length);
  write(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }), text.length);
}
writeFileSync(join(folder, 'files.txt'), files.map(file => `${file}\n`).join(''));

/** Not where it saves nothing. */
function write(file, bytes, original) {
  if (bytes.length < original) {
    writeFileSync(join(folder, file), bytes);
    files.push(file);
  }
}
