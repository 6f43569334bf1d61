import type { Locator } from 'playwright-core';
import { eventually } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { accessibilityProblems } from '../browser/accessible';
import { filled, keysShown, translations } from '../browser/language';
import { WebhookConsole } from './webhook-console';

describe.each(translations)('a webhook, in $name', (language) => {
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
