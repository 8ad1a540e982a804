import { createInterface } from 'node:readline';

/**
 * Who has started this program and runs the services. It is talked to in lines: `ask WORDS` is answered with a line on
 * the standard input, `report JSON` tells what was found.
 */

const answers: ((line: string) => void)[] = [];
let lines: ReturnType<typeof createInterface> | undefined;

/** Settles when it has been done. */
export function ask(words: string): Promise<string> {
  // Without somebody who answers, a program that waits for it would never end.
  lines ??= createInterface({ input: process.stdin })
    .on('line', line => answers.shift()?.(line))
    .on('close', () => process.exit(2));
  console.log(`ask ${words}`);
  return new Promise(resolve => answers.push(resolve));
}

/** Tells it, and ends: what is still open would keep the program alive. */
export function report(found: object): void {
  process.stdout.write(`report ${JSON.stringify(found)}\n`, () => process.exit(0));
}

export function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
