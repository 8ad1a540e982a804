// What an app pays for the library: bundled, minified, gzipped. Fails above the limit.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const limit = 8192;
const entries = {
  '@parley/client': 'dist/index.js',
  '@parley/client/vue': 'dist/vue.js',
  'one class of it': 'ChatError',
};

async function size(entry) {
  const input = entry.endsWith('.js')
    ? { entryPoints: [entry] }
    : { stdin: { contents: `export { ${entry} } from './dist/index.js'`, resolveDir: '.' } };
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['vue'],
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

let failed = false;
for (const [name, entry] of Object.entries(entries)) {
  const bytes = await size(entry);
  const most = entry.endsWith('.js') ? limit : 512; // what is not used has to fall away
  console.log(`${name}: ${bytes} of ${most} bytes, gzipped`);
  failed ||= bytes > most;
}
process.exitCode = failed ? 1 : 0;
