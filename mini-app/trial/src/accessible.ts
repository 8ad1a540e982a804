import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical on what is shown now, in light and in dark. */
export async function barriers(page: Page, screen: string): Promise<string[]> {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(source);
    // What is moving is not what will be read.
    const { violations } = await page.evaluate(async () => {
      const ending = document.getAnimations().filter(each => each.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.all(ending.map(each => each.finished.catch(() => undefined)));
      return (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run();
    });
    for (const { id, impact, help, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      const where = nodes.map(node => `${node.target.join(' ')} (${node.failureSummary?.replace(/\s+/g, ' ')})`);
      found.push(`${screen}, ${colorScheme}: ${id}, ${help}: ${where.join('; ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  return found;
}
