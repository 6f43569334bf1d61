import type { Page } from 'playwright-core';
import { eventually, type RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { accessibilityProblems, problemsInEveryLook } from '../browser/accessible';
import type { VisitOptions } from '../browser/visit';
import { WebhookConsole } from './webhook-console';

const events = ['ticket_created'];

describe('webhook deliveries in the console', () => {
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
  const received = (at: string, count: number) =>
    eventually(() => expect(new Set(receiver.at(at).map(({ headers }) => headers['webhook-id'])).size).toBe(count));
  afterEach(() => webhooks.leave());
  afterAll(() => webhooks.close());

  it('are filtered, and the URL keeps the filter', async () => {
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/kept'), events: ['ticket_*'] });
    const ticket = await account.givenTicketPath();
    await account.api.put(ticket, { data: { attributes: { subject: 'Changed' } } });
    await received('/kept', 2);
    await enter(`/${id}`);
    await page.getByRole('link', { name: 'ticket_updated' }).waitFor();
    await page.getByRole('combobox', { name: 'Event' }).click();
    await page.getByRole('option', { name: 'ticket_created' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Delivered' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'ticket_updated' }).waitFor({ state: 'detached' });
    await page.getByText('1 entry').waitFor();
    await page.reload();
    await page.getByText('1 entry').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2020-01-01T00:00');
    await page.getByText('No results').waitFor();
    expect(webhooks.problems).toEqual([]);
  });

  it('show the time of an attempt to the second, and its outcome once', async () => {
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/accepting'), events });
    receiver.answer('/accepting', (_, response) => response.writeHead(202).end());
    await account.createTicket();
    await received('/accepting', 1);
    await enter(`/${id}`);
    const row = page.getByRole('row').filter({ hasText: 'ticket_created' });
    await row.getByText(/ \d\d:\d\d:\d\d$/).waitFor();
    await row.getByRole('link', { name: 'ticket_created' }).click();
    const drawer = page.getByRole('dialog', { name: 'Delivery' });
    await drawer.getByRole('button', { name: /Attempt 1 202 .* \d\d:\d\d:\d\d$/ }).waitFor();
    await drawer
      .getByRole('region', { name: /Request/ })
      .first()
      .waitFor();
    expect(await drawer.getByText('202', { exact: true }).count()).toBe(1);
    expect(webhooks.problems).toEqual([]);
  });

  it('show the success rate and the response times of the last 24 hours', async () => {
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/slow-answer'), events });
    receiver.answer('/slow-answer', (_, response) => setTimeout(() => response.writeHead(204).end(), 30));
    await enter(`/${id}`);
    const fact = (name: string) =>
      page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd').innerText();
    await eventually(async () => expect(await fact('Median response time')).toBe('–'));
    await account.createTicket();
    await eventually(async () => {
      await page.reload();
      await page.getByRole('img', { name: '1 delivered, 0 failed attempts' }).waitFor({ timeout: 10_000 });
    }, 60_000);
    expect(await fact('Successful attempts')).toBe('100%');
    for (const name of ['Median response time', '95th percentile']) {
      expect(Number.parseInt(await fact(name), 10)).toBeGreaterThanOrEqual(28);
    }
    expect(webhooks.problems).toEqual([]);
  });

  it('that failed in a period are replayed, with a progress until all are sent', async () => {
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/replayed'), events });
    webhooks.refuseForGood('/replayed');
    await account.createTicket();
    await account.createTicket();
    const countOf = async (status: string) =>
      (await account.session.get(`${account.v2}/webhooks/${id}/deliveries?status=${status}`)).body.meta.count as number;
    await eventually(async () => expect(await countOf('failed')).toBe(2));
    webhooks.mend('/replayed');
    await enter(`/${id}/replays`);
    await page.getByLabel('From').fill('');
    await page.getByRole('button', { name: 'Start replay' }).click();
    await page.getByText('This field is required.').waitFor();
    await page.getByLabel('From').fill('2020-01-01T00:00');
    await page.getByLabel('To', { exact: true }).fill('2019-01-01T00:00');
    await page.getByRole('button', { name: 'Start replay' }).click();
    await page.getByText('failed-to must be after failed-from.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Start replay' }).click();
    await page.getByText(/^2 of 2 arrived/).waitFor();
    await page.getByText('All arrived').waitFor();
    await eventually(async () => expect(await countOf('delivered')).toBe(2));
    expect(webhooks.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });

  it('stop being replayed when the replay is cancelled', async () => {
    await Promise.all(Array.from({ length: 40 }, () => account.createTicket()));
    const slow = { 'target-url': receiver.url('/slow'), events, 'max-per-second': 1 };
    const { id } = await account.givenWebhook(slow);
    await enter(`/${id}/replays`);
    await page.getByText('All events', { exact: true }).click();
    await page.getByRole('button', { name: 'Start replay' }).click();
    await page.getByText(/\d+ of \d+ arrived/).waitFor();
    await page.getByRole('progressbar', { name: 'Replay progress' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel replay' }).click();
    await page.getByText('Cancelled').waitFor();
    expect(webhooks.problems).toEqual([]);
  });

  it('that are undelivered are listed for the whole account, with a link to their details', async () => {
    const target = { description: 'Paused for the move', 'target-url': receiver.url('/paused'), events };
    const { id } = await account.givenWebhook(target);
    expect((await account.session.post(`${account.v2}/webhooks/${id}/pause`)).status).toBe(200);
    await account.createTicket();
    await enter();
    await page.getByRole('link', { name: 'Undelivered' }).click();
    const row = page.getByRole('row', { name: /Paused for the move/ });
    await eventually(async () => {
      await page.reload();
      await row.waitFor({ timeout: 10_000 });
    }, 60_000);
    await row.getByText('is not sending').waitFor();
    await row.getByRole('link', { name: 'ticket_created' }).click();
    await page.getByRole('dialog', { name: 'Delivery' }).getByText('No attempts yet.').waitFor();
    expect(webhooks.problems).toEqual([]);
  });

  it('are accessible on a desktop and a phone, light and dark, with the drawer as well', async () => {
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/accessible'), events });
    await account.createTicket();
    await received('/accessible', 1);
    await enter(`/${id}`);
    await page.getByRole('link', { name: 'ticket_created' }).waitFor();
    expect(await problemsInEveryLook(page)).toEqual([]);
    await page.getByRole('link', { name: 'ticket_created' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Attempt 1' }).waitFor();
    expect(await problemsInEveryLook(page)).toEqual([]);
    for (const at of [`${id}/replays`, 'undelivered']) {
      await page.goto(`/settings/account/webhooks/${at}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await problemsInEveryLook(page)).toEqual([]);
    }
    expect(webhooks.problems).toEqual([]);
  });
});
