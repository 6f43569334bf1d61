import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { accessibilityProblems } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { filled, keysShown, languages } from '../browser/language';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';
import { statusInShell } from '../support/shell';
import { WebhookConsole } from './webhook-console';

describe.each(languages)('API access of a user, in $name', ({ name: language, locale, texts: t }) => {
  let browser: Browser;
  let account: TestAccount;
  let owner: TestUser;
  let manager: TestUser;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
    owner = await account.givenUser({ owner: true, language });
    manager = await account.givenUser({ permissions: { users: true }, language });
    user = await account.givenUser({ language });
  });
  const enter = async (path: string, as: TestUser) => {
    visit = await openVisit(browser, { as, locale });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  /** Every visit ends with this. */
  const leave = async () => {
    expect(await keysShown(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
    await visit.close();
  };
  const press = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true }).click();
  const tokenName = 'Nightly export';
  const deleteToken = filled(t.accessToken.delete.action, { name: tokenName });
  let curl: string;
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('is granted by an owner', async () => {
    await enter(`/users/${user.id}`, owner);
    // Mantine hides the input behind its own switch.
    await page.getByRole('switch', { name: t.user.permission.api_documentation_access }).check({ force: true });
    await press(t.form.save);
    await page.getByText(t.user.saved).waitFor();
    await leave();
  });

  it('lets the user create a token, use it, and see its last use', async () => {
    await enter('/settings/profile/access-tokens', user);
    await press(t.accessToken.new);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: t.accessToken.name, exact: true }).fill(tokenName);
    await press(t.accessToken.create, dialog);
    await dialog.getByText(t.accessToken.issued.once).waitFor();
    curl = await dialog.locator('code', { hasText: 'curl' }).innerText();
    expect(await statusInShell(curl)).toBe(200);
    await dialog.getByLabel(t.accessToken.issued.stored).check();
    await press(t.dialog.done, dialog);
    const row = page.getByRole('row').filter({ hasText: tokenName });
    await eventually(
      async () => {
        const { body } = await account.session.get(`${account.v2}/personal_access_tokens?user_id=${user.id}`);
        expect(body.data[0].attributes['last-used-ip']).toBe('127.0.0.1');
      },
      60_000,
      { everyMs: 200 },
    );
    await page.reload();
    await row.getByText('127.0.0.1').waitFor();
    await leave();
  });

  it('ends for a token that a user manager deletes', async () => {
    await enter(`/users/${user.id}`, manager);
    await press(deleteToken);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t.accessToken.delete.text).waitFor();
    expect(await keysShown(page)).toEqual([]);
    await press(t.accessToken.delete.confirm, dialog);
    await page.getByText(t.accessToken.empty).waitFor();
    await eventually(async () => expect(await statusInShell(curl)).toBe(401));
    await leave();
  });

  it("does not let a user manager delete an owner's token, and says why", async () => {
    await account.givenToken({ of: owner });
    await enter(`/users/${owner.id}`, manager);
    await page.getByText(t.user.onlyOwners).waitFor();
    await page.getByRole('img', { name: t.user.tokensLocked }).waitFor();
    expect(await page.getByRole('button', { name: filled(t.accessToken.delete.action, { name: 'e2e' }) }).count()).toBe(
      0,
    );
    await leave();
  });
});

describe.each(languages)('a webhook, in $name', (language) => {
  const t = language.texts;
  const hidden = 'a-hidden-value-nobody-reads';
  let webhooks: WebhookConsole;
  beforeAll(async () => {
    webhooks = await WebhookConsole.open(language);
  });
  afterEach(() => webhooks.leave());
  afterAll(() => webhooks.close());
  const says = (drawer: Locator, ...texts: string[]) =>
    eventually(async () => {
      const said = await drawer.innerText();
      for (const text of texts) expect(said).toContain(text);
    });

  it('is created, delivers, retries while its subscriber fails, and resends once the subscriber works again', async () => {
    const { account, receiver } = webhooks;
    const page = await webhooks.enter('/new');
    await webhooks.fillIn({
      description: 'Tickets to the ERP',
      url: receiver.url('/erp'),
      event: 'ticket_created',
      header: { name: 'X-Key', value: hidden },
    });
    const secret = await webhooks.create();
    await page.getByRole('heading', { name: 'Tickets to the ERP', level: 1 }).waitFor();
    expect(await keysShown(page)).toEqual([]);

    await account.createTicket({ subject: 'Dry wall' });
    const { headers, body } = await webhooks.received('/erp', 'Dry wall');
    expect(headers).toMatchObject({ 'x-key': hidden });
    new Webhook(secret).verify(body, headers as Record<string, string>);
    const arrived = await webhooks.openDelivery(t.delivery.status.delivered, 'ticket_created');
    await says(arrived, 'HTTP 204');
    await page.keyboard.press('Escape');
    await arrived.waitFor({ state: 'detached' });

    webhooks.breakDown('/erp');
    await account.createTicket({ subject: 'Wet wall' });
    const drawer = await webhooks.openDelivery(t.delivery.status.retrying, 'ticket_created');
    const attempt = (number: number) =>
      drawer.getByRole('button', { name: filled(t.delivery.attempt, { number }) }).waitFor();
    await attempt(1);
    await says(drawer, 'X-Key: [hidden]', '"subject": "Wet wall"', 'x-fault: disk', 'the disk is full');
    // The second attempt starts five seconds later, and the drawer shows it without a reload.
    await attempt(2);
    expect(await keysShown(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);

    webhooks.mend('/erp');
    await webhooks.press(t.delivery.resend, drawer);
    await drawer.getByText(t.delivery.status.delivered, { exact: true }).waitFor();
    await attempt(3);
    const sent = receiver.at('/erp').filter((request) => request.body.includes('Wet wall'));
    expect(new Set(sent.map((request) => request.headers['webhook-id'])).size).toBe(1);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.has('delivery')).toBe(false);
    await page.getByRole('row').filter({ hasText: t.delivery.status.retrying }).waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(hidden);
    expect(webhooks.problems).toEqual([]);
  });
});
