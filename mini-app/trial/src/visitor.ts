import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { phone } from './chromium.js';
import { watchFaults } from './faults.js';

export interface Who {
  readonly id: string;
  readonly name: string;
}

/** Somebody with the page open in a browser of their own, and what they do there. What is done is waited for. */
export class Visitor {
  private constructor(
    readonly who: Who,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(
    browser: Browser,
    who: Who,
    url: string,
    faults: string[],
    deviceScaleFactor = 1,
  ): Promise<Visitor> {
    const context = await browser.newContext({ ...phone, baseURL: url, deviceScaleFactor });
    context.setDefaultTimeout(60_000);
    await watchFaults(context, who.name, faults);
    return new Visitor(who, context, await context.newPage());
  }

  /** From the address alone, as whoever is chosen there. */
  async enter(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('heading', { name: 'Continue as' }).waitFor();
    await this.page.getByRole('button', { name: this.who.name }).click();
    await this.tab('People').waitFor();
  }

  /** Closes the page, with all that it holds, and opens it again as the same person. */
  async leave(): Promise<void> {
    await this.page.goto('about:blank');
  }
  async comeBack(): Promise<void> {
    await this.page.goto(`/?as=${this.who.id}`);
  }

  tab(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}\\b`) });
  }

  async like(other: Who): Promise<void> {
    await this.page.getByRole('article', { name: other.name }).waitFor();
    await this.page.getByRole('button', { name: 'Like', exact: true }).click();
  }

  get match(): Locator {
    return this.page.getByRole('dialog', { name: 'It’s a match!' });
  }

  conversation(other: Who): Locator {
    return this.page.getByRole('main').getByRole('link', { name: other.name });
  }
  async openChat(other: Who): Promise<void> {
    await this.tab('Chats').click();
    await this.conversation(other).click();
    await this.composer.waitFor();
  }
  async closeChat(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back' }).click();
    await this.tab('Chats').waitFor();
  }

  get composer(): Locator {
    return this.page.getByPlaceholder('Message');
  }
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  /** The bubbles with this text. */
  said(text: string): Locator {
    return this.page.getByRole('log').getByRole('article').filter({ hasText: text });
  }
  async sees(text: string): Promise<void> {
    await this.said(text).first().waitFor();
  }
  /** Sees one's own message with these ticks. */
  async seesTicks(text: string, ticks: 'Being sent' | 'Sent' | 'Delivered' | 'Read'): Promise<void> {
    await this.said(text).getByRole('img', { name: ticks, exact: true }).waitFor();
  }
  /** How often each of these is there, in the order of the page. */
  async order(texts: readonly string[]): Promise<string[]> {
    const rows = await this.page.getByRole('log').getByRole('article').allTextContents();
    return rows.flatMap(row => texts.filter(text => row.includes(text)));
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
