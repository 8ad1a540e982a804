import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launch } from './chromium.js';
import { Visitor, type Who } from './visitor.js';

// Makes the pictures of docs/screens, from the town of a running `./parley up`.

const url = process.env.PARLEY_GATEWAY ?? 'http://localhost:8080';
const folder = fileURLToPath(new URL('../../../docs/screens', import.meta.url));
const mostBytes = 120_000;
const mostLikes = 12;

const browser = await launch();
await mkdir(folder, { recursive: true });

/** As sharp as it can be for its size. */
async function picture(open: (scale: number) => Promise<Page>, name: string, scales: number[]) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const scale of scales) {
      const page = await open(scale);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(600); // pictures of people are drawn, and what moves has come to rest
      const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      if (png.length > mostBytes && scale !== scales.at(-1)) continue;
      await writeFile(`${folder}/${name}-${scheme}.png`, png);
      console.log(`${name}-${scheme}.png: ${png.length} bytes, ${scale}x`);
      break;
    }
  }
}

/** The page of one person, at each sharpness in a browser of its own, brought to where the picture is taken. */
async function screen(name: string, who: Who, arrive: (visitor: Visitor) => Promise<void>, scales = [2, 1.5, 1]) {
  const open = new Map<number, Visitor>();
  await picture(
    async scale => {
      let visitor = open.get(scale);
      if (!visitor) {
        visitor = await Visitor.open(browser, who, url, [], scale);
        open.set(scale, visitor);
        await arrive(visitor);
      }
      return visitor.page;
    },
    name,
    scales,
  );
  for (const visitor of open.values()) await visitor.close();
}

const anna = { id: 'anna', name: 'Anna' };
const go = (path: string, ready: (page: Page) => Promise<unknown>) => async (visitor: Visitor) => {
  await visitor.comeBack();
  await visitor.tab('People').waitFor();
  await visitor.page.goto(`/#/${path}`);
  await ready(visitor.page);
};
const main = (page: Page) => page.getByRole('main');

async function firstChat(visitor: Visitor) {
  await go('chats', page => main(page).getByRole('link').first().click())(visitor);
  await visitor.page.getByRole('log').getByRole('article').first().waitFor();
}
const fromChatMenu = (item: RegExp) => async (visitor: Visitor) => {
  await firstChat(visitor);
  await visitor.page.getByRole('button', { name: 'More' }).click();
  await visitor.page.getByRole('menuitem', { name: item }).click();
  await visitor.page.getByRole('dialog').waitFor();
};

await screen('continue-as', anna, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: anna.name }).waitFor();
});
await screen('outside-telegram', anna, async ({ page }) => {
  await page.route('**/v1/dev/people', route => route.fulfill({ status: 404, json: {} }));
  await page.goto('/');
  await page.getByText('Open this in Telegram').waitFor();
});
await screen(
  'people',
  anna,
  go('people', page => page.getByRole('article').first().waitFor()),
);
await screen(
  'match',
  { id: 'clara', name: 'Clara' },
  async visitor => {
    await go('people', page => page.getByRole('article').first().waitFor())(visitor);
    // Some in town like whoever comes; until then the next one is liked.
    for (let i = 0; i < mostLikes && !(await visitor.match.isVisible()); i++) {
      await visitor.page.getByRole('button', { name: 'Like', exact: true }).click();
      await visitor.match.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await visitor.match.waitFor();
  },
  [1], // a second browser would find her matched
);
await screen(
  'chats',
  anna,
  go('chats', page => main(page).getByRole('link').first().waitFor()),
);
await screen('chat', anna, firstChat);
await screen('block', anna, fromChatMenu(/^Block/));
await screen('report', anna, fromChatMenu(/^Report/));
await screen('offline', anna, async visitor => {
  await firstChat(visitor);
  await visitor.page.context().setOffline(true);
  await visitor.say('This goes out as soon as there is a network.');
  await visitor.page.getByRole('status').filter({ hasText: 'No network.' }).waitFor();
});
await screen(
  'notifications',
  anna,
  go('notifications', page => main(page).getByRole('listitem').first().waitFor()),
);
await screen(
  'profile',
  anna,
  go('profile', page => page.getByRole('button', { name: 'Edit profile' }).waitFor()),
);
await screen('edit-profile', anna, async visitor => {
  await go('profile', page => page.getByRole('button', { name: 'Edit profile' }).click())(visitor);
  await main(visitor.page).getByRole('textbox').first().waitFor();
});
await screen(
  'settings',
  anna,
  go('settings', page => main(page).getByRole('switch').first().waitFor()),
);
await browser.close();
