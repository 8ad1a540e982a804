// Whether docs/asyncapi.yaml and docs/openapi.yaml are what they say they are. Needs no network.
import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';

const docs = new URL('../../docs/', import.meta.url);
/** What the parser finds worth a word: 0 is an error, 1 a warning; the rest is advice. */
const WARNING = 1;
let wrong = 0;

function tell(file, place, words) {
  console.error(`docs/${file}: ${place}: ${words}`);
  wrong++;
}

const { diagnostics } = await new Parser().parse(await readFile(new URL('asyncapi.yaml', docs), 'utf8'));
for (const found of diagnostics.filter(({ severity }) => severity <= WARNING)) {
  tell('asyncapi.yaml', found.path.join('.') || `line ${found.range.start.line + 1}`, found.message);
}

const { valid, errors } = await new Validator().validate(await readFile(new URL('openapi.yaml', docs), 'utf8'));
if (!valid) {
  for (const found of [errors].flat()) {
    tell('openapi.yaml', found.instancePath ?? 'somewhere', found.message ?? String(found));
  }
}

if (wrong) {
  process.exit(1);
}
console.log('docs/asyncapi.yaml and docs/openapi.yaml are valid.');
