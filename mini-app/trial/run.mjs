// Runs a program of src, which Node cannot read by itself: `node run.mjs cuts`. The library is taken as it stands in
// its sources (tsconfig.json says where), so that nothing has to be built before.
import { build } from 'esbuild';

const [name] = process.argv.slice(2);
const at = path => new URL(path, import.meta.url).pathname;
const outfile = at(`dist/${name}.mjs`);
await build({
  entryPoints: [at(`src/${name}.ts`)],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
await import(outfile);
