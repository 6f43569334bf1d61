import type { Browser, Locator, Page } from 'playwright-core';
import {
  eventually,
  type ReceivedRequest,
  RecordingSubscriber,
  type TestAccount,
  type TestUser,
} from '@plumbline/testing';
import { connectBrowser } from '../browser/browser';
import { english, type Language } from '../browser/language';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

/** What is typed and ticked for a new webhook. */
export interface WebhookInput {
  description: string;
  url: string;
  event: string;
  /** With a value that nobody sees again. */
  header: { name: string; value: string };
}

/** An owner at the webhooks of the console, in one language, and a receiver of theirs that remembers what it was sent. */
export class WebhookConsole {
  private visit!: Visit;

  private constructor(
    private readonly browser: Browser,
    readonly account: TestAccount,
    readonly owner: TestUser,
    readonly receiver: RecordingSubscriber,
    readonly language: Language,
  ) {}

  static async open(language = english): Promise<WebhookConsole> {
    const [browser, account, receiver] = await Promise.all([
      connectBrowser(),
      givenAccount({ limit: 10_000 }),
      RecordingSubscriber.start(),
    ]);
    const owner = await account.givenUser({ owner: true, language: language.name });
    return new WebhookConsole(browser, account, owner, receiver, language);
  }

  /** Closes the browser and stops the receiver. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.receiver.stop();
  }

  /** Opens a page, given from that of all webhooks on, in a window of its own. */
  async enter(at = '', options: VisitOptions = {}): Promise<Page> {
    this.visit = await openVisit(this.browser, { as: this.owner, locale: this.language.locale, ...options });
    await this.page.goto(`/settings/account/webhooks${at}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    return this.page;
  }

  leave(): Promise<void> {
    return this.visit.close();
  }

  get page(): Page {
    return this.visit.page;
  }

  /** What no page may do, see `Visit`. */
  get problems(): string[] {
    return this.visit.problems;
  }

  private get t() {
    return this.language.texts;
  }

  press(name: string, within: Page | Locator = this.page): Promise<void> {
    return within.getByRole('button', { name, exact: true }).click();
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** At the form of a new one. */
  async fillIn({ description, url, event, header }: WebhookInput): Promise<void> {
    const { webhook } = this.t;
    const textbox = (name: string) => this.page.getByRole('textbox', { name, exact: true });
    await textbox(webhook.description).fill(description);
    await textbox(webhook.targetUrl).fill(url);
    await this.page.getByLabel(webhook.searchEvents).fill(event);
    await this.page.getByRole('checkbox', { name: event, exact: true }).check();
    await this.openTab(webhook.tab.headers);
    await this.press(webhook.header.add);
    await textbox(webhook.header.name).fill(header.name);
    await textbox(webhook.header.value).fill(header.value);
    await this.page.getByRole('checkbox', { name: webhook.header.hide }).check();
  }

  /** Sends the form off; gives the secret, which is shown this once. */
  async create(): Promise<string> {
    await this.press(this.t.webhook.create);
    await this.page.getByText(this.t.webhook.signing.once).waitFor();
    return this.storeSecret();
  }

  /** Gives the secret that is shown, and says that it is stored. */
  async storeSecret(): Promise<string> {
    const dialog = this.page.getByRole('dialog');
    const secret = await dialog.locator('code').innerText();
    await dialog.getByLabel(this.t.webhook.signing.stored).check();
    await this.press(this.t.dialog.done, dialog);
    await dialog.waitFor({ state: 'detached' });
    return secret;
  }

  /** From the list to a delivery that stands so. */
  async openDelivery(status: string, event: string): Promise<Locator> {
    const row = this.page.getByRole('row').filter({ has: this.page.getByText(status, { exact: true }) });
    await row.getByRole('link', { name: event }).first().click();
    return this.page.getByRole('dialog', { name: this.t.delivery.one });
  }

  breakDown(at: string): void {
    this.receiver.answer(at, (_, response) => response.writeHead(500, { 'x-fault': 'disk' }).end('the disk is full'));
  }

  /** It wants no other attempt: what comes fails at once. */
  refuseForGood(at: string): void {
    const abort = { 'webhook-delivery': 'abort-message' };
    this.receiver.answer(at, (_, response) => response.writeHead(500, abort).end());
  }

  mend(at: string): void {
    this.receiver.answer(at, (_, response) => response.writeHead(204).end());
  }

  /** The first request there with the text in its body, once it has come. */
  received(at: string, text: string): Promise<ReceivedRequest> {
    return eventually(() => {
      const request = this.receiver.at(at).find(({ body }) => body.includes(text));
      if (!request) throw new Error(`nothing with "${text}" has come to ${at}`);
      return request;
    });
  }
}
