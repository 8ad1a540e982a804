import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const samples = resolve(import.meta.dirname, '../../../contracts/src/test/resources/samples');
const linesOf = (side: string) =>
  readFileSync(join(samples, `${side}-frames.jsonl`), 'utf8')
    .trim()
    .split('\n');

/**
 * The samples of `contracts`, told apart by the compiler. A sample may leave out what an older frame did not have, so
 * what is there has to fit, and no field may be unknown.
 */
function complaints(side: 'client' | 'server', lines: string[]): string[] {
  const folder = mkdtempSync(join(import.meta.dirname, 'samples-'));
  try {
    const union = side === 'client' ? 'ClientFrame' : 'ServerFrame';
    const file = join(folder, `${side}.ts`);
    const rows = lines.map((line, n) => {
      const type = (JSON.parse(line) as { type: string }).type;
      const known = JSON.stringify(type);
      const fits = `Loose<Extract<${union}, { type: ${known} }>> & { type: Known<${known}> }`;
      return `export const f${n}: ${fits} = ${line};`;
    });
    writeFileSync(
      file,
      [
        `import type { ${union} } from '../../src/frames.js';`,
        `type Known<T extends ${union}['type']> = T;`,
        `type Loose<T> = T extends (infer U)[] ? Loose<U>[] : T extends object ? { [K in keyof T]?: Loose<T[K]> } : T;`,
        ...rows,
      ].join('\n'),
    );
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
      skipLibCheck: true,
    });
    return ts.getPreEmitDiagnostics(program).map(found => {
      const line =
        found.file && found.start !== undefined ? found.file.getLineAndCharacterOfPosition(found.start).line - 3 : -1;
      return `${lines[line] ?? ''}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('frames', () => {
  it.each(['client', 'server'] as const)('every %s frame of the samples is one the library knows', side => {
    expect(complaints(side, linesOf(side))).toEqual([]);
  });

  it('a frame nobody knows would be noticed', () => {
    expect(complaints('server', ['{"type":"moon.rose","at":1}']).join()).toContain('moon.rose');
    expect(complaints('server', ['{"type":"ping","colour":"red"}']).join()).toContain('colour');
    expect(complaints('client', ['{"type":"presence.set","status":"asleep"}']).join()).toContain('asleep');
  });
});
