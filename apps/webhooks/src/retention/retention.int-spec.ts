import { getDelivery, listDeliveries, resendDelivery, updateEndpoint, type Principal } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { anActor, anEvent } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';
import { addDays } from './day.policy';
import { RetentionService } from './retention.service';

describe('retention', () => {
  let webhooks: WebhooksUnderTest;
  const query = <Row>(text: string, values: unknown[] = []) =>
    webhooks.service.database.query<Row[]>(text, values as never);

  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const keep = () => webhooks.service.get(RetentionService).run();

  const today = async () =>
    (await query<{ day: string }>(`select (now() at time zone 'utc')::date::text as day`))[0]!.day;

  const partitions = async (table: string) =>
    (
      await query<{ name: string }>(
        `select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass`,
        [table],
      )
    )
      .map(({ name }) => name)
      .sort();

  const partition = (table: string, day: string) => `${table}_${day.replaceAll('-', '')}`;

  /** Moves the account's events, deliveries and attempts this many days into the past. */
  async function age({ accountId }: Principal, days: number): Promise<void> {
    const day = `(now() at time zone 'utc')::date - $2::int`;
    await query(`update event set day = ${day} where account_id = $1`, [accountId, days]);
    await query(
      `update delivery_attempt set event_day = ${day}
       where delivery_id in (select id from delivery where account_id = $1)`,
      [accountId, days],
    );
    await query(`update delivery set event_day = ${day} where account_id = $1`, [accountId, days]);
  }

  const countsOf = async ({ accountId }: Principal, eventId: string) => {
    const [row] = await query<Record<string, number>>(
      `select (select count(*)::int from event where account_id = $1) as events,
         (select count(*)::int from delivery where account_id = $1) as deliveries,
         (select count(*)::int from received_event where public_id = $2) as received`,
      [accountId, eventId],
    );
    return row;
  };

  async function givenDelivered(actor: Principal) {
    const endpoint = await webhooks.givenEndpoint(actor);
    const event = anEvent({ accountId: actor.accountId });
    await webhooks.service.publish(event);
    return { endpoint, event, delivery: await webhooks.delivery(actor, endpoint.id, 'delivered') };
  }

  it('creates partitions for today and the next days, which store the events', async () => {
    const now = await today();
    for (const table of ['event', 'delivery_attempt']) {
      const expected = [0, 1, 2, 3].map((days) => partition(table, addDays(now, days)));
      expect(await partitions(table)).toEqual(expect.arrayContaining([...expected, `${table}_default`]));
    }
    await givenDelivered(anActor());
    const [kept] = await query<{ count: string }>(
      'select (select count(*) from event_default) + (select count(*) from delivery_attempt_default) as count',
    );
    expect(kept!.count).toBe('0');
  });

  it('drops an expired day with its deliveries and attempts, and keeps the other days', async () => {
    const [old, young] = [anActor(), anActor()];
    const { event: dropped } = await givenDelivered(old);
    const { event: kept, endpoint, delivery } = await givenDelivered(young);
    await age(old, 31);
    await age(young, 30);
    await keep();
    expect(await countsOf(old, dropped.id)).toEqual({ events: 0, deliveries: 0, received: 0 });
    expect(await countsOf(young, kept.id)).toEqual({ events: 1, deliveries: 1, received: 1 });
    const found = await webhooks.service.call(getDelivery, { actor: young, endpointId: endpoint.id, id: delivery.id });
    expect(found.attempts).toHaveLength(1);
    const now = await today();
    for (const table of ['event', 'delivery_attempt']) {
      expect(await partitions(table)).not.toContain(partition(table, addDays(now, -31)));
      expect(await partitions(table)).toContain(partition(table, addDays(now, -30)));
    }
  });

  it('deletes the deliveries of an event to many endpoints a batch at a time', async () => {
    const actor = anActor();
    const { event } = await givenDelivered(actor);
    // Endpoints that have been deleted meanwhile.
    await query(
      `insert into delivery (public_id, account_id, endpoint_id, event_id, event_public_id, event_day, event_name, status)
       select gen_random_uuid(), account_id, 1000000 + n, event_id, event_public_id, event_day, event_name, 'failed'
       from delivery, generate_series(1, 2500) n where account_id = $1`,
      [actor.accountId],
    );
    await query(`
      create table deletion (rows int not null);
      create function note_deletion() returns trigger language plpgsql as
        'begin insert into deletion select count(*) from gone; return null; end';
      create trigger note_deletion after delete on delivery
        referencing old table as gone for each statement execute function note_deletion()`);
    await age(actor, 33);
    await keep();
    const deletions = await query<{ rows: number }>('select rows from deletion where rows > 0');
    expect(deletions.map(({ rows }) => rows)).toEqual([1_000, 1_000, 501]);
    expect(await countsOf(actor, event.id)).toEqual({ events: 0, deliveries: 0, received: 0 });
    await query('drop trigger note_deletion on delivery; drop function note_deletion; drop table deletion');
  });

  it('keeps pending deliveries, which continue when the endpoint is enabled', async () => {
    const actor = anActor();
    const done = await webhooks.givenEndpoint(actor);
    const owed = await webhooks.givenEndpoint(actor);
    let fail = () => {};
    webhooks.subscriber.answer(owed.path, (_, response) => (fail = () => response.writeHead(500).end()));
    const event = anEvent({ accountId: actor.accountId });
    await webhooks.service.publish(event);
    await webhooks.delivery(actor, done.id, 'delivered');
    await webhooks.arrival(owed.path);
    await webhooks.service.call(updateEndpoint, { actor, id: owed.id, active: false }, uuidv7());
    fail();
    const waiting = await webhooks.delivery(actor, owed.id, 'pending', 1);
    await age(actor, 100);
    await keep();
    expect(await countsOf(actor, event.id)).toEqual({ events: 1, deliveries: 1, received: 1 });

    webhooks.subscriber.answer(owed.path, (_, response) => response.writeHead(200).end());
    await webhooks.service.call(updateEndpoint, { actor, id: owed.id, active: true }, uuidv7());
    const delivered = await webhooks.delivery(actor, owed.id, 'delivered');
    expect(delivered.id).toBe(waiting.id);
    const { attempts } = await webhooks.service.call(getDelivery, { actor, endpointId: owed.id, id: delivered.id });
    expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1));
    expect(attempts.length).toBe(delivered.attempts);
    const bodies = webhooks.subscriber.at(owed.path).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
  });

  it('deletes pending deliveries of deleted endpoints', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { active: true });
    webhooks.subscriber.answer(endpoint.path, (_, response) => response.writeHead(500).end());
    const event = anEvent({ accountId: actor.accountId });
    await webhooks.service.publish(event);
    await webhooks.arrival(endpoint.path);
    await query('update endpoint set active = false, deleted_at = now() where public_id = $1', [endpoint.id]);
    await age(actor, 40);
    await eventually(async () => {
      await keep();
      expect(await countsOf(actor, event.id)).toEqual({ events: 0, deliveries: 0, received: 0 });
    });
  });

  it('recognises an event that is repeated on a later day', async () => {
    const actor = anActor();
    const { endpoint, event } = await givenDelivered(actor);
    await age(actor, 5);
    await webhooks.service.publish(event);
    const marker = anEvent({ accountId: actor.accountId });
    await webhooks.service.publish(marker);
    await webhooks.arrival(endpoint.path, 2);
    const { items } = await webhooks.service.call(listDeliveries, { actor, endpointId: endpoint.id, page: {} });
    expect(items.map(({ eventId }) => eventId).sort()).toEqual([event.id, marker.id].sort());
  });

  it('accepts an event of a day without a partition, and moves it when the partition is created', async () => {
    const now = await today();
    await query(`drop table ${partition('event', now)}, ${partition('delivery_attempt', now)}`);
    const actor = anActor();
    const { delivery, endpoint } = await givenDelivered(actor);
    await keep();
    expect(await partitions('event')).toContain(partition('event', now));
    const [left] = await query<{ count: string }>('select count(*) from event_default');
    expect(left!.count).toBe('0');
    const { attempts } = await webhooks.service.call(getDelivery, { actor, endpointId: endpoint.id, id: delivery.id });
    expect(attempts).toHaveLength(1);
  });

  it('drops the other expired days when one of them cannot be dropped', async () => {
    const [bad, behind] = [anActor(), anActor()];
    for (const [actor, days] of [
      [bad, 41],
      [behind, 40],
    ] as const) {
      await givenDelivered(actor);
      await age(actor, days);
    }
    const [badDay, dayBehind] = [addDays(await today(), -41), addDays(await today(), -40)];
    // The rows wait in the default partition. This creates the partitions of their days.
    await webhooks.service.get(RetentionService).onModuleInit();
    await query(`create view poison as select * from ${partition('event', badDay)}`);

    await keep();

    expect(await partitions('event')).toContain(partition('event', badDay));
    expect(await partitions('event')).not.toContain(partition('event', dayBehind));
    const failed = webhooks.service.log.find((line) => line.includes('retention.step-failed'));
    expect(failed).toContain(`drop-day ${badDay}`);
    await query('drop view poison');
    await keep();
    expect(await partitions('event')).not.toContain(partition('event', badDay));
  });

  it('rejects a resend of a delivery that is about to be deleted', async () => {
    const actor = anActor();
    const { endpoint, delivery } = await givenDelivered(actor);
    await age(actor, 32);
    await expect(
      webhooks.service.call(resendDelivery, { actor, endpointId: endpoint.id, id: delivery.id }, uuidv7()),
    ).rejects.toMatchObject({ code: 'webhooks.delivery-expired' });
  });
});
