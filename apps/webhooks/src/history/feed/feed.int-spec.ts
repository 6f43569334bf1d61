import { readFeed, type Principal, type RpcInput } from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { givenHistory } from '../../testing/given-history';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest } from '../../testing/webhooks-under-test';

type Query = Omit<RpcInput<typeof readFeed>, 'actor'>;

describe('the feed of events', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const read = (actor: Principal, query: Query = {}) => webhooks.service.call(readFeed, { actor, ...query });
  const query = <Row>(text: string, values: unknown[] = []) =>
    webhooks.service.database.query<Row[]>(text, values as never);
  const publish = async (actor: Principal, given: Partial<Parameters<typeof anEvent>[0]> = {}) => {
    const event = anEvent({ accountId: actor.accountId, ...given });
    await webhooks.service.publish(event);
    await eventually(async () =>
      expect(await query('select 1 from event where public_id = $1', [event.id])).toHaveLength(1),
    );
    return event;
  };
  /** Reads everything after a cursor, page by page. */
  async function readAll(actor: Principal, { after, ...rest }: Query = {}): Promise<{ ids: string[]; after: string }> {
    const part = await read(actor, { after, ...rest });
    const ids = part.items.map(({ id }) => id);
    if (!part.hasMore) return { ids, after: part.nextCursor };
    const others = await readAll(actor, { after: part.nextCursor, ...rest });
    return { ...others, ids: [...ids, ...others.ids] };
  }

  it('lists each event of the account once, oldest first, with the body of webhooks', async () => {
    const actor = anActor();
    const { path } = await webhooks.givenEndpoint(actor);
    const first = await publish(actor);
    await publish(anActor());
    const second = await publish(actor, { type: 'ticket.deleted' });
    const [request] = await webhooks.arrival(path);

    const one = await read(actor, { limit: 1 });
    expect(one).toMatchObject({
      hasMore: true,
      items: [{ id: first.id, name: 'ticket_created', body: request!.body }],
    });
    const two = await read(actor, { after: one.nextCursor, limit: 1 });
    expect(two).toMatchObject({ hasMore: false, items: [{ id: second.id, name: 'ticket_deleted' }] });
    expect(await read(actor, { after: two.nextCursor })).toMatchObject({ hasMore: false, items: [] });
    const third = await publish(actor);
    expect((await readAll(actor, { after: two.nextCursor })).ids).toEqual([third.id]);
  });

  it('filters by name, family and project', async () => {
    const actor = anActor();
    await query('insert into project_copy (id, account_id) values (1003, $1)', [actor.accountId]);
    const created = await publish(actor, { projectId: 1_003 });
    const deleted = await publish(actor, { type: 'ticket.deleted' });
    expect((await readAll(actor, { types: ['ticket_deleted'] })).ids).toEqual([deleted.id]);
    expect((await readAll(actor, { types: ['ticket_*'] })).ids).toEqual([created.id, deleted.id]);
    expect((await readAll(actor, { types: ['project_*'] })).ids).toEqual([]);
    expect((await readAll(actor, { projectIds: [1_003] })).ids).toEqual([created.id]);
    await expect(read(actor, { types: ['ticket_exploded'] })).rejects.toMatchObject({ code: 'webhooks.unknown-event' });
  });

  it('never skips an event that becomes visible late', async () => {
    const actor = anActor();
    const early = await publish(actor);
    const runner = webhooks.service.database.createQueryRunner();
    await runner.startTransaction();
    // Another process ingests an event of the account, and commits late.
    await runner.query(`select pg_advisory_xact_lock(2, hashint8($1))`, [actor.accountId]);
    const [slow] = (await runner.query(
      `insert into event (day, public_id, account_id, name, body, occurred_at)
       values ((now() at time zone 'utc')::date, gen_random_uuid(), $1, 'ticket_created', '{}', now())
       returning public_id as id`,
      [actor.accountId],
    )) as [{ id: string }];
    const late = anEvent({ accountId: actor.accountId });
    await webhooks.service.publish(late);
    await eventually(async () =>
      expect(
        await query(
          `select 1 from pg_locks join pg_database on pg_database.oid = database
           where locktype = 'advisory' and not granted and datname = current_database()`,
        ),
      ).not.toHaveLength(0),
    );
    const before = await readAll(actor);
    expect(before.ids).toEqual([early.id]);
    await runner.commitTransaction();
    await runner.release();
    await eventually(async () => expect((await readAll(actor, { after: before.after })).ids).toHaveLength(2));
    expect((await readAll(actor, { after: before.after })).ids).toEqual([slow.id, late.id]);
  });

  it('continues after very many events that do not match', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { active: false });
    await givenHistory(webhooks.service.database, {
      endpointId: endpoint.id,
      count: 12_000,
      names: ['ticket_updated'],
    });
    const wanted = await publish(actor);
    const first = await read(actor, { types: ['ticket_created'] });
    expect(first).toMatchObject({ items: [], hasMore: true });
    expect((await readAll(actor, { types: ['ticket_created'] })).ids).toEqual([wanted.id]);
    expect((await readAll(actor, { limit: 500 })).ids).toHaveLength(12_001);
  });

  it('rejects invalid cursors, and cursors whose following events are no longer kept', async () => {
    const actor = anActor();
    await publish(actor);
    const { after } = await readAll(actor);
    await expect(read(actor, { after: 'nonsense' })).rejects.toMatchObject({
      problems: [{ code: 'request.invalid', source: { parameter: 'after' } }],
    });
    const [mark] = await query<{ day: string }>('select first_kept_day::text as day from retention_mark');
    await query('update retention_mark set first_kept_day = current_date + 2');
    await expect(read(actor, { after })).rejects.toMatchObject({ code: 'feed.cursor-expired' });
    await query('update retention_mark set first_kept_day = $1', [mark!.day]);
    expect(await read(actor, { after })).toMatchObject({ items: [] });
  });

  it('is readable by owners only', async () =>
    expect(read(anActor({ owner: false }))).rejects.toMatchObject({ code: 'access.owner-required' }));
});
