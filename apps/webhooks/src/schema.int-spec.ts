import { pendingChanges } from '@plumbline/persistence';
import { WebhooksUnderTest } from './testing/webhooks-under-test';

describe('the schema', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ drainMs: 200 });
  });
  afterAll(() => webhooks.stop());

  it('fits the entities', async () => {
    expect(await pendingChanges(webhooks.service.database)).toEqual([]);
  });

  it('generates delivery ids that are UUIDs of version 7 with the current time', async () => {
    const [{ id }] = await webhooks.service.database.query<[{ id: string }]>('select uuid_v7() as id');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });
});
