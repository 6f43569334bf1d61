import type { ServerResponse } from 'node:http';
import { getEndpoint } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { type RunningService } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { DeliveryClaimRepository } from '../../delivery/attempt/delivery-claim.repository';
import { AttemptRecordRepository } from '../../delivery/record/attempt-record.repository';
import { newHealth } from '../../endpoint/health/endpoint-health.policy';
import { EndpointHealthRepository } from '../../endpoint/health/endpoint-health.repository';
import { anActor } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';
import { shardCount } from './shard-share.policy';

interface ShardRow {
  id: number;
  owner: string | null;
  epoch: number;
}

describe('shard leases', () => {
  let webhooks: WebhooksUnderTest;
  let others: RunningService[] = [];
  beforeEach(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterEach(async () => {
    for (const other of others) await other.stop();
    others = [];
    await webhooks.stop();
  });

  const query = <Row>(sql: string, values: unknown[] = []) => webhooks.service.database.query<Row[]>(sql, values);
  const shards = () => query<ShardRow>('select id, owner, epoch::float8 as epoch from shard order by id');
  /** Resolves when the owners hold these numbers of shards. */
  const untilOwned = (...counts: number[]) =>
    eventually(async () => {
      const owners = (await shards()).flatMap(({ owner }) => owner ?? []);
      const each = [...new Set(owners)].map((owner) => owners.filter((other) => other === owner).length);
      expect(each.sort()).toEqual([...counts].sort());
    });
  const another = async () => {
    const other = await webhooks.startAnother();
    others.push(other);
    return other;
  };
  const idOf = async ({ id }: GivenEndpoint) => {
    const [row] = await query<{ id: number }>('select id::float8 as id from endpoint where public_id = $1', [id]);
    return row!.id;
  };

  /** The shard of the endpoint belongs to a process that was just killed. */
  const givenDeadOwner = async (endpoint: GivenEndpoint) => {
    await query(
      `update shard set owner = $1, epoch = epoch + 1, lease_until = now() + interval '10 minutes' where id = $2`,
      [uuidv7(), (await idOf(endpoint)) % shardCount],
    );
  };
  /** The lease of the endpoint's shard ends. */
  const endLease = async (endpoint: GivenEndpoint) =>
    query('update shard set lease_until = now() where id = $1', [(await idOf(endpoint)) % shardCount]);

  it('are all held by a single process', async () => {
    await untilOwned(shardCount);
  });

  it('are shared with a second process, and return when it stops', async () => {
    await untilOwned(shardCount);
    await another();
    await untilOwned(shardCount / 2, shardCount / 2);
    await others.pop()!.stop();
    await untilOwned(shardCount);
  });

  it('are shared equally by three processes', async () => {
    await Promise.all([another(), another()]);
    await untilOwned(20, 22, 22);
  });

  describe('during a hand-over', () => {
    it('keep the limit of four attempts in flight to an endpoint, and each delivery is sent once', async () => {
      const actor = anActor();
      await untilOwned(shardCount);
      const [mine] = (await shards()).map(({ owner }) => owner);
      const other = await another();
      await untilOwned(shardCount / 2, shardCount / 2);
      const endpoints: GivenEndpoint[] = [];
      // No more than three endpoints: above a third of the slots, an endpoint of the account gets one attempt at a time.
      for (let n = 0; n < 3; n++) endpoints.push(await webhooks.givenHealthyEndpoint(actor));
      // The first shards have been handed over, and with them the first endpoints.
      const owners = await shards();
      for (const endpoint of endpoints) expect(owners[(await idOf(endpoint)) % shardCount]!.owner).not.toBe(mine);
      const busy = new Map(endpoints.map(({ path }) => [path, { now: 0, most: 0 }]));
      let open = () => {};
      const opened = new Promise<void>((resolve) => (open = resolve));
      for (const { path } of endpoints) {
        const at = busy.get(path)!;
        const end = (response: ServerResponse) => {
          at.now -= 1;
          response.writeHead(204).end();
        };
        webhooks.subscriber.answer(path, (_, response) => {
          at.now += 1;
          at.most = Math.max(at.most, at.now);
          void opened.then(() => setTimeout(end, 100, response));
        });
      }
      const before = new Map(endpoints.map(({ path }) => [path, webhooks.subscriber.at(path).length]));
      await webhooks.publish(actor, 40);
      await eventually(() => expect([...busy.values()].map(({ now }) => now)).toEqual([4, 4, 4]));
      others = [];
      const stopped = other.stop();
      open();
      await stopped;
      await untilOwned(shardCount);
      await another();
      await untilOwned(shardCount / 2, shardCount / 2);
      for (const { path } of endpoints) {
        await webhooks.arrival(path, before.get(path)! + 40);
        await eventually(() => expect(busy.get(path)!.now).toBe(0));
        const requests = webhooks.subscriber.at(path).slice(before.get(path));
        expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(40);
        expect(requests).toHaveLength(40);
        expect(busy.get(path)!.most).toBe(4);
      }
    });

    it('abort attempts that take too long, which the new holder repeats', async () => {
      const actor = anActor();
      await untilOwned(shardCount);
      const [mine] = (await shards()).map(({ owner }) => owner);
      const other = await webhooks.startAnother({ drainMs: 200 });
      await untilOwned(shardCount / 2, shardCount / 2);
      const owners = new Map((await shards()).map(({ id, owner }) => [id, owner]));
      const endpoints: GivenEndpoint[] = [];
      for (let n = 0; n < 64; n++) endpoints.push(await webhooks.givenEndpoint(actor));
      const ids = await Promise.all(endpoints.map(idOf));
      const { id, path } = endpoints[ids.findIndex((endpointId) => owners.get(endpointId % shardCount) !== mine)]!;
      webhooks.subscriber.answer(path, (_, response) => {
        if (webhooks.subscriber.at(path).length > 1) response.writeHead(204).end();
      });
      await webhooks.publish(actor);
      await webhooks.arrival(path);
      await other.stop();
      const requests = await webhooks.arrival(path, 2);
      expect(requests[1]!.headers['webhook-id']).toBe(requests[0]!.headers['webhook-id']);
      await eventually(() => expect(statusOf(id)).resolves.toEqual([{ status: 'delivered', attempts: 1 }]));
    });
  });

  describe('of a dead process', () => {
    it('are taken over with their pending deliveries when the lease ends, and not before', async () => {
      const actor = anActor();
      const endpoint = await webhooks.givenHealthyEndpoint(actor);
      await givenDeadOwner(endpoint);
      await eventually(() => expect(webhooks.service.log.join()).toContain('shards.lost'));
      await webhooks.publish(actor, 3);
      // Endpoints of other shards receive their deliveries meanwhile.
      await webhooks.givenHealthyEndpoint(anActor());
      expect(webhooks.subscriber.at(endpoint.path)).toHaveLength(1);
      await endLease(endpoint);
      await webhooks.arrival(endpoint.path, 4);
      expect((await shards()).every(({ owner }) => owner !== null)).toBe(true);
    });
  });

  describe('after their loss', () => {
    it('do not allow claims, results or health reports with the old epoch', async () => {
      const actor = anActor();
      const endpoint = await webhooks.givenHealthyEndpoint(actor);
      const endpointId = await idOf(endpoint);
      await givenDeadOwner(endpoint);
      await eventually(() => expect(webhooks.service.log.join()).toContain('shards.lost'));
      await webhooks.publish(actor);
      await eventually(() => expect(statusOf(endpoint.id)).resolves.toHaveLength(2));
      const [{ epoch, id: deliveryId }] = (await query(
        `select shard.epoch::float8 as epoch, delivery.id::float8 as id from delivery
         join shard on shard.id = endpoint_id % ${shardCount} where status = 'pending'`,
      )) as [{ epoch: number; id: number }];

      const database = webhooks.service.get(Database);
      const claims = webhooks.service.get(DeliveryClaimRepository);
      const claim = { endpointId, free: 4, ordered: false };
      expect((await claims.claim(database.reader, [{ ...claim, epoch: epoch - 1 }], [])).deliveries).toEqual([]);
      expect((await claims.claim(database.reader, [{ ...claim, epoch }], [])).deliveries.map(({ id }) => id)).toEqual([
        deliveryId,
      ]);

      const settled = await webhooks.service.get(AttemptRecordRepository).record(database.reader, [
        {
          ...{ deliveryId, endpointId, epoch: epoch - 1, runAttempts: 0, status: 'delivered', delayMs: null },
          ...{ attemptId: uuidv7(), startedAt: new Date(), durationMs: 1, durationBucket: 1, requestHeaders: {} },
          ...{ responseStatus: 204, responseHeaders: {}, responseBody: '', error: null },
        },
      ]);
      expect(settled).toEqual(new Set());
      expect(await statusOf(endpoint.id)).toContainEqual({ status: 'pending', attempts: 0 });

      const open = { ...newHealth, state: 'open' as const, failures: 5 };
      const reports = [{ endpointId, epoch: epoch - 1, generation: 0, health: open }];
      const saved = await database.transaction((tx) =>
        webhooks.service.get(EndpointHealthRepository).save(tx, reports),
      );
      expect(saved).toEqual(new Set());
      expect((await webhooks.service.call(getEndpoint, { actor, id: endpoint.id })).state).toBe('good');
    });

    it('ignore a late result', async () => {
      const actor = anActor();
      const endpoint = await webhooks.givenEndpoint(actor);
      let answer = () => {};
      webhooks.subscriber.answer(endpoint.path, (_, response) => {
        if (webhooks.subscriber.at(endpoint.path).length === 1) answer = () => response.writeHead(500).end();
        else response.writeHead(204).end();
      });
      await webhooks.publish(actor);
      await webhooks.arrival(endpoint.path);
      await givenDeadOwner(endpoint);
      answer();
      await endLease(endpoint);
      await webhooks.arrival(endpoint.path, 2);
      await eventually(() => expect(statusOf(endpoint.id)).resolves.toEqual([{ status: 'delivered', attempts: 1 }]));
    });
  });

  it('are suspended with their attempts in flight when they cannot be renewed in time, and resumed afterwards', async () => {
    await webhooks.restart({ leaseMs: 2_000 });
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    let ended = false;
    webhooks.subscriber.answer(endpoint.path, (_, response) => {
      if (webhooks.subscriber.at(endpoint.path).length > 1) response.writeHead(204).end();
      else response.once('close', () => (ended = true));
    });
    await webhooks.publish(actor);
    await webhooks.arrival(endpoint.path);
    const lock = webhooks.service.database.createQueryRunner();
    await lock.startTransaction();
    await lock.query('lock table shard in access exclusive mode');
    await eventually(() => expect(webhooks.service.log.join()).toContain('shards.suspended'));
    await eventually(() => expect(ended).toBe(true));
    await lock.rollbackTransaction();
    await lock.release();
    await webhooks.arrival(endpoint.path, 2);
    await eventually(() => expect(statusOf(endpoint.id)).resolves.toEqual([{ status: 'delivered', attempts: 1 }]));
  });

  const statusOf = (endpointId: string) =>
    query<{ status: string; attempts: number }>(
      `select delivery.status, attempts from delivery join endpoint on endpoint.id = endpoint_id
       where endpoint.public_id = $1 order by delivery.id`,
      [endpointId],
    );
});

it('an event that one process ingests is delivered by the other one immediately', async () => {
  // No scan finds the work.
  const webhooks = await WebhooksUnderTest.start({ scanMs: 600_000 });
  const other = await webhooks.startAnother({ scanMs: 600_000 });
  try {
    const actor = anActor();
    const endpoints = [];
    for (let n = 0; n < 4; n++) endpoints.push(await webhooks.givenHealthyEndpoint(actor));
    await webhooks.publish(actor, 10);
    for (const { path } of endpoints) await webhooks.arrival(path, 11);
  } finally {
    await other.stop();
    await webhooks.stop();
  }
});
