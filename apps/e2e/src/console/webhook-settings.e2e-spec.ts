import { createPublicKey, verify } from 'node:crypto';
import { eventually, type RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { WebhookConsole } from './webhook-console';

describe('webhook settings in the console', () => {
  let webhooks: WebhookConsole;
  let account: TestAccount;
  let receiver: RecordingSubscriber;
  let page: Page;
  beforeAll(async () => {
    webhooks = await WebhookConsole.open();
    ({ account, receiver } = webhooks);
  });
  const enter = async (at: string) => {
    page = await webhooks.enter(at);
  };
  afterEach(() => webhooks.leave());
  afterAll(() => webhooks.close());

  it('switch the signature from a secret to a key pair, and keep the old secret valid for a day', async () => {
    const { id, secret } = await account.givenWebhook({
      'target-url': receiver.url('/signed'),
      events: ['ticket_created'],
    });
    await enter(`/${id}/settings`);
    await page.getByRole('button', { name: 'Replace secret' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Signature scheme' }).click();
    await page.getByRole('option', { name: 'Public key (ed25519)' }).click();
    await dialog.getByRole('button', { name: 'Create new secret' }).click();
    await dialog.getByText('It is not secret').waitFor();
    const publicKey = await dialog.locator('code').innerText();
    expect(publicKey).toMatch(/^whpk_/);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    const panel = page.getByRole('region', { name: 'Signing' });
    await panel.getByRole('listitem').filter({ hasText: 'Public key' }).getByText('Current').waitFor();
    await panel.getByText(publicKey).waitFor();
    await panel.getByRole('listitem').filter({ hasText: 'Shared secret' }).getByText('valid until').waitFor();

    await account.createTicket({ subject: 'Signed twice' });
    const { headers, body } = await webhooks.received('/signed', 'Signed twice');
    new Webhook(secret).verify(body, headers as Record<string, string>);
    const { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
    const signature = /v1a,(\S+)/.exec(String(signatures))![1]!;
    expect(
      verify(
        null,
        Buffer.from(`${String(messageId)}.${String(timestamp)}.${body}`),
        createPublicKey({
          key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey.slice(5), 'base64').toString('base64url') },
          format: 'jwk',
        }),
        Buffer.from(signature, 'base64'),
      ),
    ).toBe(true);
    expect(webhooks.problems).toEqual([]);
  });

  it('remove user name and password from the requests', async () => {
    const { id } = await account.givenWebhook({
      'target-url': receiver.url('/open'),
      events: ['ticket_created'],
      'basic-auth': { username: 'plumbline', password: 'a-password-nobody-reads' },
    });
    await enter(`/${id}/settings?tab=authentication`);
    await page.getByRole('button', { name: 'Remove user name and password' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The webhook has been saved.').waitFor();
    await page.getByRole('button', { name: 'Add user name and password' }).waitFor();
    await account.createTicket({ subject: 'Without a password' });
    const { headers } = await webhooks.received('/open', 'Without a password');
    expect(headers).not.toHaveProperty('authorization');
    expect(webhooks.problems).toEqual([]);
  });

  it('restrict deliveries to the chosen projects', async () => {
    const { body } = await account.session.post(`${account.v1}/projects`, { data: { attributes: { name: 'Bridge' } } });
    const { id } = await account.givenWebhook({ 'target-url': receiver.url('/chosen'), events: ['project_updated'] });
    await enter(`/${id}/settings`);
    await page.getByText('Selected projects', { exact: true }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const choice = page.getByRole('combobox', { name: 'Selected projects' });
    await eventually(async () => expect(await choice.getAttribute('aria-invalid')).toBe('true'));
    await choice.click();
    await page.getByRole('option', { name: 'Bridge' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The webhook has been saved.').waitFor();
    const bridge = body.data.id as string;
    const saved = await account.session.get(`${account.v2}/webhooks/${id}`);
    expect(saved.body.data.attributes['project-ids']).toEqual([bridge]);
    // The other project first: a wrong delivery for it would arrive before the expected one.
    for (const [project, city] of [
      [account.project, 'Elsewhere'],
      [bridge, 'Hamburg'],
    ] as const) {
      const change = await account.session.put(`${account.v1}/projects/${project}`, { data: { attributes: { city } } });
      expect(change.status).toBe(200);
    }
    await webhooks.received('/chosen', bridge);
    const { body: deliveries } = await account.session.get(`${account.v2}/webhooks/${id}/deliveries`);
    const of = deliveries.data.map(
      (delivery: { attributes: Record<string, unknown> }) => delivery.attributes['project-id'],
    );
    expect(new Set(of)).toEqual(new Set([bridge]));
    expect(webhooks.problems).toEqual([]);
  });
});
