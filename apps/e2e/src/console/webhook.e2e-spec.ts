import type { Page } from 'playwright-core';
import { eventually, type RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { accessibilityProblems, problemsInEveryLook } from '../browser/accessible';
import type { VisitOptions } from '../browser/visit';
import { WebhookConsole } from './webhook-console';

const path = '/settings/account/webhooks';
const hidden = 'a-hidden-value-nobody-reads';
const password = 'a-password-nobody-reads';

describe('webhooks in the console', () => {
  let webhooks: WebhookConsole;
  let account: TestAccount;
  let receiver: RecordingSubscriber;
  let page: Page;
  beforeAll(async () => {
    webhooks = await WebhookConsole.open();
    ({ account, receiver } = webhooks);
  });
  const enter = async (at = '', options?: VisitOptions) => {
    page = await webhooks.enter(at, options);
  };
  afterEach(() => webhooks.leave());
  afterAll(() => webhooks.close());

  it('are created with a password and a hidden header, which are sent and never shown again', async () => {
    await enter();
    await page.getByText('No webhooks yet').waitFor();
    await page.getByRole('link', { name: 'New webhook' }).click();
    await webhooks.fillIn({
      description: 'Tickets to the ERP',
      url: receiver.url('/erp'),
      event: 'ticket_created',
      header: { name: 'X-Key', value: hidden },
    });
    await webhooks.openTab('Authentication');
    await page.getByRole('button', { name: 'Add user name and password' }).click();
    await page.getByLabel('User name').fill('plumbline');
    await page.getByLabel(/^Password/).fill(password);
    const secret = await webhooks.create();
    await page.getByRole('heading', { name: 'Tickets to the ERP', level: 1 }).waitFor();

    await account.createTicket({ subject: 'Tell the ERP' });
    const { headers, body } = await webhooks.received('/erp', 'Tell the ERP');
    expect(headers).toMatchObject({
      'x-key': hidden,
      authorization: `Basic ${Buffer.from(`plumbline:${password}`).toString('base64')}`,
    });
    new Webhook(secret).verify(body, headers as Record<string, string>);

    await page.getByRole('navigation', { name: 'Webhook' }).getByRole('link', { name: 'Settings' }).click();
    await webhooks.openTab('Authentication');
    expect(await page.getByLabel(/^Password/).inputValue()).toBe('••••••••');
    await webhooks.openTab('Headers');
    expect(await page.getByLabel('Value', { exact: true }).inputValue()).toBe('••••••••');
    await page.getByRole('button', { name: 'Replace: Value' }).click();
    expect(await page.getByLabel('Value', { exact: true }).inputValue()).toBe('');
    await page.getByLabel('Value', { exact: true }).fill('another value');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The webhook has been saved.').waitFor();
    await eventually(async () => expect(await page.getByLabel('Value', { exact: true }).inputValue()).toBe('••••••••'));
    const seen = await page.content();
    for (const text of [hidden, password, secret, 'another value']) expect(seen).not.toContain(text);
    await account.createTicket({ subject: 'Tell the ERP again' });
    expect((await webhooks.received('/erp', 'Tell the ERP again')).headers).toMatchObject({ 'x-key': 'another value' });
    expect(webhooks.problems).toEqual([]);
  });

  it('show a validation error at its field, and open the tab of that field', async () => {
    await enter('/new');
    await page.getByRole('textbox', { name: 'Target URL' }).fill('ftp://example.com/');
    await page.getByLabel('All events').check();
    await webhooks.openTab('Headers');
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.getByLabel('Name', { exact: true }).fill('X-Tenant');
    await page.getByLabel('Value', { exact: true }).fill('north');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await page.getByRole('tab', { name: 'Details (contains errors)', selected: true }).waitFor();
    await page.getByText('This URL is not allowed').waitFor();
    await page.getByRole('textbox', { name: 'Target URL' }).fill(receiver.url('/refused'));
    await webhooks.openTab('Headers');
    await page.getByLabel('Name', { exact: true }).fill('Content-Length');
    await webhooks.openTab('Authentication');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await page.getByRole('tab', { name: 'Headers (contains errors)', selected: true }).waitFor();
    const name = page.getByLabel('Name', { exact: true });
    await eventually(async () => expect(await name.getAttribute('aria-invalid')).toBe('true'));
    expect(await accessibilityProblems(page)).toEqual([]);
    expect((await account.session.get(`${account.v2}/webhooks`)).body.data).not.toContainEqual(
      expect.objectContaining({ attributes: expect.objectContaining({ 'target-url': receiver.url('/refused') }) }),
    );
    // The browser reports every error response.
    expect(webhooks.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });

  it('select events by group, by pattern or all', async () => {
    await enter('/new');
    const chosen = (count: number) => page.getByText(`${count} of 21 selected`).waitFor();
    await page.getByRole('checkbox', { name: 'Projects', exact: true }).check();
    await chosen(5);
    await page.getByRole('checkbox', { name: 'ticket_*' }).check();
    await chosen(9);
    expect(await page.getByRole('checkbox', { name: 'ticket_updated' }).isDisabled()).toBe(true);
    await page.getByLabel('All events').check();
    await chosen(21);
    expect(webhooks.problems).toEqual([]);
  });

  it('send a test delivery before and after they are saved, and show its request and response', async () => {
    receiver.answer('/tried', (_, response) => response.writeHead(418, { 'x-kettle': 'on' }).end('a teapot'));
    await enter('/new');
    await page.getByRole('textbox', { name: 'Target URL' }).fill(receiver.url('/tried'));
    await page.getByRole('checkbox', { name: 'ticket_updated' }).check();
    await webhooks.openTab('Headers');
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.getByLabel('Name', { exact: true }).fill('X-Key');
    await page.getByLabel('Value', { exact: true }).fill(hidden);
    await page.getByLabel('Hide value').check();
    await page.getByRole('button', { name: 'Send test delivery' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('a teapot').waitFor();
    const said = await dialog.innerText();
    for (const text of [/X-Key: \[hidden\]/, /"event_name": "ticket_updated"/, /x-kettle: on/, /HTTP 418/, /\d ms/])
      expect(said).toMatch(text);
    expect(receiver.at('/tried')[0]?.headers).toMatchObject({ 'x-key': hidden });
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(() => expect(receiver.at('/tried')).toHaveLength(2));

    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/tried'), events: ['*'], active: false });
    await page.goto(`${path}/${id}/settings`);
    await page.getByRole('button', { name: 'Send test delivery' }).click();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('a teapot').waitFor();
    expect(webhooks.problems).toEqual([]);
  });

  it('that are disabled show the reason, and can be enabled again', async () => {
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/gone'), events: ['ticket_created'] });
    receiver.answer('/gone', (_, response) => response.writeHead(410).end());
    await account.createTicket();
    await eventually(async () => {
      const { body } = await account.session.get(`${account.v2}/webhooks/${id}`);
      expect(body.data.attributes['disabled-reason']).toBe('gone');
    });
    await enter(`/${id}/settings`);
    await page.getByRole('alert').getByText('This webhook has been disabled').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Switch on again' }).click();
    await page.getByText('This webhook has been disabled').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByText('This webhook is paused').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('This webhook is paused').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Replace secret' }).click();
    await page.getByRole('button', { name: 'Create new secret' }).click();
    expect(await webhooks.storeSecret()).toMatch(/^whsec_/);

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('receives no more events').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete webhook' }).click();
    await page.getByRole('heading', { name: 'Webhooks', level: 1 }).waitFor();
    expect((await account.session.get(`${account.v2}/webhooks/${id}`)).status).toBe(404);
    expect(webhooks.problems).toEqual([]);
  });

  it('that are not verified say so, and repeat the verification', async () => {
    const settings = { 'target-url': receiver.url('/verified'), events: ['ticket_created'], verification: 'required' };
    const { id } = await account.givenWebhook(settings);
    await enter(`/${id}/settings`);
    await page.getByText('The receiver has not agreed').waitFor();
    receiver.answer('/verified', (_, response) => response.writeHead(204, { 'WebHook-Allowed-Origin': '*' }).end());
    await page.getByRole('button', { name: /^Verify/ }).click();
    await page.getByText('The receiver has not agreed').waitFor({ state: 'detached' });
    await page.getByText('Active', { exact: true }).waitFor();
    expect(webhooks.problems).toEqual([]);
  });

  it('are available to owners only, and the page says whom to ask', async () => {
    await enter('', { as: await account.givenUser({ permissions: { users: true, projects: true } }) });
    await page.getByText('Only owners can manage webhooks').waitFor();
    expect(await page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(webhooks.problems).toEqual([]);
  });

  it('are accessible on a desktop and a phone, light and dark, tab by tab', async () => {
    const { id } = await account.givenWebhook({
      description: 'Accessible',
      'target-url': receiver.url('/accessible'),
      events: ['ticket_*', 'project_created'],
      'basic-auth': { username: 'plumbline', password },
      headers: [{ name: 'X-Key', value: hidden, hidden: true }],
    });
    await enter();
    await page
      .getByRole('img', { name: /0 delivered/ })
      .first()
      .waitFor();
    expect(await problemsInEveryLook(page)).toEqual([]);
    await page.goto(`${path}/${id}/settings`);
    await page.getByText(/\d+ of \d+ selected/).waitFor();
    for (const name of ['Details', 'Authentication', 'Headers']) {
      await webhooks.openTab(name);
      expect(await problemsInEveryLook(page)).toEqual([]);
    }
    expect(webhooks.problems).toEqual([]);
  });
});
