import { eventually } from '@plumbline/testing';
import type { EntityManager } from 'typeorm';
import { DeliveryClaimRepository } from '../attempt/delivery-claim.repository';
import { givenHistory } from '../../testing/given-history';
import { anActor } from '../../testing/samples';
import { ShardLeases } from '../../cluster/shard/shard-leases';
import { rowsRead } from '../../testing/rows-read';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';
import { EndpointQueueRepository } from './endpoint-queue.repository';

const shards = Array.from({ length: 64 }, (_, shard) => shard);
const backlog = 20_000;

describe('pending deliveries, of which the statistics of PostgreSQL know nothing yet,', () => {
  let webhooks: WebhooksUnderTest;
  let tx: EntityManager;
  let rollBack: () => Promise<void>;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ scanMs: 600_000 });
    await eventually(() => expect(webhooks.service.get(ShardLeases).served()).toHaveLength(shards.length));
    const { id } = await webhooks.givenEndpoint(anActor());
    await givenHistory(webhooks.service.database, { endpointId: id, count: 600 });
    await webhooks.service.database.query('analyze delivery');
    const runner = webhooks.service.database.createQueryRunner();
    await runner.startTransaction();
    rollBack = () => runner.rollbackTransaction().then(() => runner.release());
    tx = runner.manager;
    await tx.query(
      `insert into endpoint overriding system value
       select (jsonb_populate_record(endpoint, jsonb_build_object('id', id + n, 'public_id', gen_random_uuid()))).*
       from endpoint, generate_series(1, $1::int) n`,
      [backlog],
    );
    // In one moment, as for an event that thousands of endpoints have chosen.
    await tx.query(
      `insert into delivery (public_id, event_id, event_public_id, event_day, event_name, endpoint_id, account_id, due_at)
       select uuid_v7(), event_id, event_public_id, event_day, event_name, endpoint_id + n, account_id, now() - interval '1 s'
       from delivery, generate_series(1, $1::int) n where id = (select min(id) from delivery)`,
      [backlog],
    );
  });
  afterAll(async () => {
    await rollBack();
    await webhooks.stop();
  });

  const entriesRead = (work: () => Promise<unknown>) => rowsRead(tx, 'delivery', work);

  it('are claimed without reading those of other endpoints', async () => {
    const claims = webhooks.service.get(DeliveryClaimRepository);
    const endpoints = await tx.query<{ endpointId: number; epoch: number }[]>(
      `select endpoint.id::float8 as "endpointId", epoch::float8 as epoch from endpoint join shard on shard.id = endpoint.id % 64
       order by endpoint.id desc limit 32`,
    );
    const turns = endpoints.map((endpoint) => ({ ...endpoint, free: 1, ordered: false }));
    const read = await entriesRead(async () => {
      expect((await claims.claim(tx, turns, [])).deliveries).toHaveLength(turns.length);
    });
    expect(read).toBeLessThan(5 * turns.length);
  });

  it('are found by a scan and counted without reading a page more than a few times', async () => {
    const queues = webhooks.service.get(EndpointQueueRepository);
    const page = { after: 0, most: 100 };
    expect(await entriesRead(() => queues.findWithDueDeliveries(tx, shards, page))).toBeLessThan(5 * page.most);
    expect(await entriesRead(() => queues.countDue(tx, shards, page))).toBeLessThan(5 * page.most);
  });
});
