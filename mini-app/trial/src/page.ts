import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { barriers } from './accessible.js';
import { launch } from './chromium.js';
import { firstLoad } from './first-load.js';
import { ask, given, report } from './starter.js';
import { Visitor, type Who } from './visitor.js';

// Two people meet on the page, each in a browser of their own, while services come and go. What is wrong is reported,
// and so is how far they came.

const url = new URL(given('PARLEY_GATEWAY')).origin;
const [anna, boris] = JSON.parse(given('PARLEY_PEOPLE')) as [Who, Who];
const pictures = fileURLToPath(new URL('failures', import.meta.url));

const faults: string[] = [];
const steps: string[] = [];
const wrong = (what: string) => faults.push(what);

const browser = await launch();
const a = await Visitor.open(browser, anna, url, faults);
const b = await Visitor.open(browser, boris, url, faults);
const both = [a, b];
let bytes = 0;

async function step(name: string, run: () => Promise<void>) {
  steps.push(name);
  await run();
}
const check = async (visitor: Visitor, screen: string) => void faults.push(...(await barriers(visitor.page, screen)));

/** Each of these is on both screens once, in this order. */
async function expectBoth(...texts: string[]) {
  for (const visitor of both) {
    for (const text of texts) await visitor.sees(text);
    const found = await visitor.order(texts);
    if (found.join() !== texts.join()) wrong(`${visitor.who.name} sees ${found.join()} instead of ${texts.join()}`);
  }
}

async function meet() {
  await step('the page is small', async () => {
    bytes = await firstLoad(a.page, url);
    await a.page.getByRole('heading', { name: 'Continue as' }).waitFor();
    await check(a, 'continue as');
  });
  await step('two people continue as themselves', async () => {
    for (const visitor of both) await visitor.enter();
    await a.page.reload();
    await a.tab('People').waitFor();
  });
  await step('they like each other', async () => {
    await a.page.getByRole('article', { name: boris.name }).waitFor();
    await check(a, 'people');
    await a.like(boris);
    await b.like(anna);
    await b.match.waitFor();
    await check(b, 'match');
    await a.match.waitFor();
  });
  await step('the match leads to a chat', async () => {
    await b.match.getByRole('button', { name: 'Say hello' }).click();
    await b.say('Hello Anna');
    await a.match.getByRole('button', { name: 'Keep looking' }).click();
    await a.tab('Chats').click();
    await a.page.getByRole('link', { name: 'Hello Anna' }).waitFor();
    await check(a, 'chats');
    await a.openChat(boris);
    await a.sees('Hello Anna');
    await b.seesTicks('Hello Anna', 'Read');
  });
}

async function talk() {
  await step('each sees that the other types', async () => {
    await a.composer.pressSequentially('Hel');
    await b.page.getByRole('heading', { name: /typing/ }).waitFor();
    await a.say('Hello Boris');
    await expectBoth('Hello Anna', 'Hello Boris');
    await check(a, 'chat');
  });
  await step('a link is a link, and no markup', async () => {
    await a.say('see <b>https://example.com/x</b>');
    const link = b.said('<b>').getByRole('link');
    await link.waitFor();
    if (!(await link.getAttribute('rel'))?.includes('noopener')) wrong('a link that opens without noopener');
  });
  await step('a reply leads back', async () => {
    await b.said('Hello Boris').click({ button: 'right' });
    await b.page.getByRole('menuitem', { name: 'Reply' }).click();
    await b.say('Good to see you');
    await a.page.getByRole('button', { name: /^In reply to/ }).waitFor();
  });
}

async function survive() {
  await step('a reload in the midst of sending loses nothing and doubles nothing', async () => {
    for (let round = 1; round <= 3; round++) {
      await a.say(`Reload ${round}`);
      await a.page.reload();
      await a.composer.waitFor();
    }
    await expectBoth('Reload 1', 'Reload 2', 'Reload 3');
  });
  await step('what could not be sent before a reload is sent after it', async () => {
    await ask('stop chat');
    await a.say('Nobody listens');
    await a.seesTicks('Nobody listens', 'Being sent');
    await a.page.reload();
    await a.sees('Nobody listens');
    await ask('start chat');
    await expectBoth('Reload 3', 'Nobody listens');
  });
  await step('a gateway that is killed is no more than a pause', async () => {
    await ask('stop gateway');
    await a.say('First');
    await a.say('Second');
    await ask('start gateway');
    await expectBoth('Nobody listens', 'First', 'Second');
    await b.say('Third');
    await expectBoth('First', 'Second', 'Third');
    await b.seesTicks('Third', 'Read');
  });
}

async function part() {
  await step('who was away finds what was missed', async () => {
    await a.closeChat();
    await b.leave();
    await a.openChat(boris);
    await a.say('Are you there?');
    await a.seesTicks('Are you there?', 'Sent');
    await b.comeBack();
    await b.page.goto('/#/people');
    await b.tab('Notifications').click();
    await b.page.getByRole('main').getByText('wrote to you').first().waitFor();
    await check(b, 'notifications');
    await b.page.getByRole('main').getByText('wrote to you').first().click();
    await b.sees('Are you there?');
    await a.seesTicks('Are you there?', 'Read');
  });
  await step('the sheet of a report can be used by all', async () => {
    await a.page.getByRole('button', { name: 'More' }).click();
    await a.page.getByRole('menuitem', { name: `Report ${boris.name}` }).click();
    await check(a, 'report');
    await a.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });
  await step('who is blocked can write no more, until they can', async () => {
    await a.page.getByRole('button', { name: 'More' }).click();
    await a.page.getByRole('menuitem', { name: 'Block' }).click();
    await check(a, 'block');
    await a.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
    await b.page.getByText('You cannot write here at the moment.').waitFor();
    if (await b.composer.isVisible()) wrong('a composer in a blocked conversation');
    await a.page.getByRole('button', { name: 'Unblock' }).click();
    await b.say('Peace');
    await expectBoth('Are you there?', 'Peace');
    await b.seesTicks('Peace', 'Read');
  });
  await step('the other screens can be used by all', async () => {
    await a.closeChat();
    await a.tab('Me').click();
    await a.page.getByRole('button', { name: 'Edit profile' }).waitFor();
    await check(a, 'profile');
    await a.page.getByRole('button', { name: 'Edit profile' }).click();
    await a.page.getByRole('textbox').first().waitFor();
    await check(a, 'edit profile');
    await a.page.getByRole('textbox', { name: 'About me' }).fill('Reads maps for fun.');
    await a.page.getByRole('button', { name: 'Save' }).click();
    await a.page.getByText('Reads maps for fun.').waitFor();
    await a.page.goto('/#/settings');
    await a.page.getByRole('main').getByRole('switch').first().waitFor();
    await check(a, 'settings');
  });
}

try {
  await meet();
  await talk();
  await survive();
  await part();
} catch (cause) {
  wrong(`in "${steps.at(-1)}": ${(cause as Error).message}`);
  await mkdir(pictures, { recursive: true });
  for (const { who, page } of both) await page.screenshot({ path: `${pictures}/${who.name}.png` });
}
await browser.close();
report({ steps, faults, bytes });
