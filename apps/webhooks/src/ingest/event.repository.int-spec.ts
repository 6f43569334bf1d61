import { v7 as uuidv7 } from 'uuid';
import { rowsRead } from '../testing/rows-read';
import { anActor } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';
import { EventRepository } from './event.repository';

describe('an event', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  it('is stored without reading the endpoints of another account that has most of them', async () => {
    const [many, few] = [anActor(), anActor()];
    const { id } = await webhooks.givenEndpoint(many);
    await webhooks.givenEndpoint(few);
    const { database } = webhooks.service;
    await database.query(
      `insert into endpoint overriding system value
       select (jsonb_populate_record(endpoint, jsonb_build_object('id', id + n, 'public_id', gen_random_uuid()))).*
       from endpoint, generate_series(10, 3_000) n where public_id = $1`,
      [id],
    );
    await database.query('analyze endpoint');
    const event = {
      publicId: uuidv7(),
      accountId: few.accountId,
      projectId: null,
      name: 'ticket_created',
      body: '{}',
      occurredAt: new Date().toISOString(),
    };

    await database.transaction(async (tx) => {
      const events = webhooks.service.get(EventRepository);
      const read = await rowsRead(tx, 'endpoint', async () => {
        expect(await events.storeWithDeliveries(tx, [event])).toHaveLength(1);
      });
      expect(read).toBeLessThan(10);
    });
  });
});
