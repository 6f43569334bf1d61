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

/** Input for the form of a new webhook. */
export interface WebhookInput {
  description: string;
  url: string;
  event: string;
  /** A header with a hidden value. */
  header: { name: string; value: string };
}

/** The webhook pages of the console as an owner uses them, in one language, with a subscriber that records its requests. */
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

  /** Disconnects from the browser and stops the subscriber. */
  async close(): Promise<void> {
    await this.browser.close();
    await this.receiver.stop();
  }

  /** Opens a page in a new visit. `at` is relative to the list of webhooks. */
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

  /** See `Visit`. */
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

  /** Fills in the form of a new webhook. */
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

  /** Submits the form and returns the secret that is shown once. */
  async create(): Promise<string> {
    await this.press(this.t.webhook.create);
    await this.page.getByText(this.t.webhook.signing.once).waitFor();
    return this.storeSecret();
  }

  /** Confirms that the shown secret is stored, and returns it. */
  async storeSecret(): Promise<string> {
    const dialog = this.page.getByRole('dialog');
    const secret = await dialog.locator('code').innerText();
    await dialog.getByLabel(this.t.webhook.signing.stored).check();
    await this.press(this.t.dialog.done, dialog);
    await dialog.waitFor({ state: 'detached' });
    return secret;
  }

  /** Opens the first delivery of the list with a status. */
  async openDelivery(status: string, event: string): Promise<Locator> {
    const row = this.page.getByRole('row').filter({ has: this.page.getByText(status, { exact: true }) });
    await row.getByRole('link', { name: event }).first().click();
    return this.page.getByRole('dialog', { name: this.t.delivery.one });
  }

  breakDown(at: string): void {
    this.receiver.answer(at, (_, response) => response.writeHead(500, { 'x-fault': 'disk' }).end('the disk is full'));
  }

  /** Fails every delivery at once: the response asks for no further attempt. */
  refuseForGood(at: string): void {
    const abort = { 'webhook-delivery': 'abort-message' };
    this.receiver.answer(at, (_, response) => response.writeHead(500, abort).end());
  }

  mend(at: string): void {
    this.receiver.answer(at, (_, response) => response.writeHead(204).end());
  }

  /** Waits for the first request to a path with the text in its body. */
  received(at: string, text: string): Promise<ReceivedRequest> {
    return eventually(() => {
      const request = this.receiver.at(at).find(({ body }) => body.includes(text));
      if (!request) throw new Error(`no request to ${at} contains "${text}"`);
      return request;
    });
  }
}
