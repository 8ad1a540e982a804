import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { WebSocket } from 'ws';
import { given, report } from './starter.js';
import { until } from './time.js';

// The lines that docs/client.md begins with are checked and run as they stand there, but for the address.

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url)); // seen from dist
const page = readFileSync(at('../../../docs/client.md'), 'utf8');
const lines = /```ts\n([\s\S]*?)```/.exec(page)![1]!;

mkdirSync(at('.'), { recursive: true });
writeFileSync(at('first-chat.ts'), lines.replace('http://localhost:8080', given('PARLEY_GATEWAY')));
execFileSync(process.execPath, [at('../../node_modules/typescript/bin/tsc'), '-p', at('../tsconfig.docs.json')], {
  stdio: ['ignore', 2, 2],
});
await build({
  entryPoints: [at('first-chat.ts')],
  outfile: at('first-chat-run.mjs'),
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
});

Object.assign(globalThis, { WebSocket });
const said: string[] = [];
console.log = (line: string) => said.push(line);
await import(at('first-chat-run.mjs'));
await until(() => said.length > 0, 20_000);
report({ said, lines: lines.trim().split('\n').length });
