import type { ServerResponse } from 'node:http';
import {
  cancelReplay,
  deleteEndpoint,
  getReplay,
  listDeliveries,
  listReplays,
  startReplay,
  updateEndpoint,
  type Principal,
  type Replay,
  type RpcInput,
} from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { givenHistory } from '../../testing/given-history';
import { anActor, anEvent } from '../../testing/samples';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';
import { smallestBatch } from './replay.policy';

type Period = Omit<RpcInput<typeof startReplay>, 'actor' | 'endpointId'>;

const hourMs = 60 * 60_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

describe('a replay', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
  });
  afterAll(() => webhooks.stop());

  const start = (actor: Principal, { id: endpointId }: GivenEndpoint, period: Period) =>
    webhooks.service.call(startReplay, { actor, endpointId, ...period }, uuidv7());
  const read = (actor: Principal, { id, endpointId }: Replay) =>
    webhooks.service.call(getReplay, { actor, endpointId, id });
  const finished = (actor: Principal, replay: Replay, state: Replay['state'] = 'finished') =>
    eventually(async () => {
      const found = await read(actor, replay);
      expect(found.state).toBe(state);
      return found;
    });
  const publish = async (actor: Principal, given: Partial<Parameters<typeof anEvent>[0]> = {}) => {
    const event = anEvent({ accountId: actor.accountId, ...given });
    await webhooks.service.publish(event);
    return event;
  };
  const eventsAt = (path: string) =>
    webhooks.subscriber.at(path).map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
  const query = <Row>(text: string, values: unknown[] = []) =>
    webhooks.service.database.query<Row[]>(text, values as never);
  const statusesOf = async ({ id }: GivenEndpoint) => {
    const rows = await query<{ status: string; count: number }>(
      `select status, count(*)::int as count from delivery
       where endpoint_id = (select id from endpoint where public_id = $1) group by status`,
      [id],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  };
  /** The subscriber does not respond until it is released. */
  function holdingResponses({ path }: GivenEndpoint) {
    const held: ServerResponse[] = [];
    let open = false;
    webhooks.subscriber.answer(path, (_, response) => {
      if (open) response.writeHead(204).end();
      else held.push(response);
    });
    return {
      release() {
        open = true;
        for (const response of held) response.writeHead(204).end();
      },
    };
  }

  it('of everything since a time sends all matching events, including those that were never delivered', async () => {
    const actor = anActor();
    await query('insert into project_copy (id, account_id) values (3, $1), (4, $1)', [actor.accountId]);
    const witness = await webhooks.givenEndpoint(actor);
    const before = await publish(actor);
    await webhooks.arrival(witness.path);
    const since = new Date().toISOString();
    await eventually(() => expect(new Date().toISOString() > since).toBe(true));
    const missed = await publish(actor, { projectId: 3 });
    await publish(actor, { projectId: 4 });
    await publish(actor, { type: 'ticket.deleted', projectId: 3 });
    await publish(anActor());
    await webhooks.arrival(witness.path, 4);

    const late = await webhooks.givenEndpoint(actor, { events: ['ticket_created'], projectIds: [3] });
    const seen = await publish(actor, { projectId: 3 });
    const [first] = await webhooks.arrival(late.path);
    // A replay does not send deliveries in flight again.
    await webhooks.delivery(actor, late.id, 'delivered');
    const replay = await start(actor, late, { since });
    expect(replay).toMatchObject({ kind: 'everything', state: 'running', total: null, done: 0, from: since });
    expect(await finished(actor, replay)).toMatchObject({ total: 2, done: 2 });
    await webhooks.arrival(late.path, 3);
    expect(eventsAt(late.path).slice(1).sort()).toEqual([missed.id, seen.id].sort());
    expect(eventsAt(late.path)).not.toContain(before.id);

    const idOf = (eventId: string) =>
      webhooks.subscriber
        .at(late.path)
        .filter(({ body }) => body.includes(eventId))
        .map(({ headers }) => headers['webhook-id']);
    expect(idOf(seen.id)).toEqual([first!.headers['webhook-id'], first!.headers['webhook-id']]);
    await eventually(async () => expect(await statusesOf(late)).toEqual({ delivered: 2 }));
  });

  it('of failed deliveries sends those of the period', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    const other = await webhooks.givenEndpoint(actor);
    const { database } = webhooks.service;
    await givenHistory(database, { endpointId: endpoint.id, count: 40, status: 'failed', everyMs: hourMs / 10 });
    await givenHistory(database, { endpointId: endpoint.id, count: 3, status: 'delivered', everyMs: hourMs });
    await givenHistory(database, { endpointId: other.id, count: 3, status: 'failed', everyMs: hourMs });
    const replay = await start(actor, endpoint, { failedFrom: ago(3 * hourMs), failedTo: ago(hourMs) });
    expect(await finished(actor, replay)).toMatchObject({ kind: 'failed', total: 20, done: 20 });
    await webhooks.arrival(endpoint.path, 20);
    await eventually(async () => expect(await statusesOf(endpoint)).toEqual({ delivered: 23, failed: 20 }));
    expect(await statusesOf(other)).toEqual({ failed: 3 });
    expect(webhooks.subscriber.at(endpoint.path)).toHaveLength(20);
  });

  it('of failed deliveries makes waiting retries due', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    await givenHistory(webhooks.service.database, { endpointId: endpoint.id, count: 5, status: 'pending' });
    await query(
      `update delivery set attempts = 3, run_attempts = 3, due_at = now() + interval '5 hours' where account_id = $1`,
      [actor.accountId],
    );
    await finished(actor, await start(actor, endpoint, { failedFrom: ago(hourMs) }));
    await eventually(async () => expect(await statusesOf(endpoint)).toEqual({ delivered: 5 }));
  });

  it('makes few deliveries due for a slow endpoint, and new events come first', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    const held = holdingResponses(endpoint);
    await givenHistory(webhooks.service.database, { endpointId: endpoint.id, count: 200, status: 'failed' });
    const replay = await start(actor, endpoint, { failedFrom: ago(hourMs) });
    const started = await eventually(async () => {
      const found = await read(actor, replay);
      expect(found.done).toBeGreaterThan(0);
      expect(found.total).not.toBeNull();
      return found;
    });
    expect(started).toMatchObject({ total: 200, done: 2 * smallestBatch, state: 'running' });
    const inFlight = (await webhooks.arrival(endpoint.path)).length;

    const event = await publish(actor);
    await eventually(async () =>
      expect(
        await query(
          `select 1 from delivery where account_id = $1 and attempts = 0 and due_at is not null and event_id in (
        select id from event where public_id = $2)`,
          [actor.accountId, event.id],
        ),
      ).toHaveLength(1),
    );
    expect((await read(actor, replay)).done).toBe(2 * smallestBatch);
    held.release();
    expect(await finished(actor, replay)).toMatchObject({ total: 200, done: 200 });
    await eventually(async () => expect(await statusesOf(endpoint)).toEqual({ delivered: 201 }));
    // The endpoint has four places. The attempts that are claimed with that of the event may start before it.
    const [before] = await query<{ count: number }>(
      `select count(*)::int as count from delivery_attempt a join delivery d on d.id = a.delivery_id
       where d.account_id = $1 and a.started_at < (
         select started_at from delivery_attempt where delivery_id = (
           select id from delivery where account_id = $1 and event_public_id = $2))`,
      [actor.accountId, event.id],
    );
    expect(before!.count).toBeLessThanOrEqual(inFlight + 3);
  });

  it('stops when it is cancelled', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    const held = holdingResponses(endpoint);
    await givenHistory(webhooks.service.database, { endpointId: endpoint.id, count: 200, status: 'failed' });
    const replay = await start(actor, endpoint, { failedFrom: ago(hourMs) });
    await webhooks.arrival(endpoint.path);
    const place = { actor, endpointId: endpoint.id, id: replay.id };
    const cancelled = await webhooks.service.call(cancelReplay, place, uuidv7());
    expect(cancelled).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) });
    held.release();
    await eventually(async () => expect((await statusesOf(endpoint))['delivered']).toBe(cancelled.done));
    expect(await statusesOf(endpoint)).toEqual({ delivered: cancelled.done, failed: 200 - cancelled.done });
    await eventually(async () => expect(await read(actor, replay)).toMatchObject({ pending: 0 }));
    expect(await webhooks.service.call(cancelReplay, place, uuidv7())).toEqual(await read(actor, replay));
  });

  it('is continued by another process when its process dies', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { active: false });
    await givenHistory(webhooks.service.database, { endpointId: endpoint.id, count: 30, status: 'failed' });
    const replay = await start(actor, endpoint, { failedFrom: ago(hourMs) });
    // A process that dies after its first step leaves the replay like this.
    await query(
      `with made as (
         update delivery set status = 'pending', due_at = now(), run_attempts = 1
         where id in (select id from delivery where account_id = $1 order by public_id limit 10)
         returning public_id)
       update replay set owner = gen_random_uuid(), lease_until = now() + interval '300 ms', done = 10, total = 30,
         position = (select public_id::text from made order by public_id desc limit 1)
       where id = $2`,
      [actor.accountId, replay.id],
    );
    await webhooks.service.call(updateEndpoint, { actor, id: endpoint.id, active: true }, uuidv7());
    expect(await finished(actor, replay)).toMatchObject({ total: 30, done: 30 });
    await eventually(async () => expect(await statusesOf(endpoint)).toEqual({ delivered: 30 }));
    const sent = webhooks.subscriber.at(endpoint.path).map(({ headers }) => headers['webhook-id']);
    expect(sent).toHaveLength(30);
    expect(new Set(sent).size).toBe(30);
  });

  it('runs once per endpoint at a time', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { active: false });
    const period = { since: ago(hourMs) };
    const results = await Promise.allSettled([start(actor, endpoint, period), start(actor, endpoint, period)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'webhooks.replay-running' },
    });
    const { items } = await webhooks.service.call(listReplays, { actor, endpointId: endpoint.id, page: {} });
    expect(items.map(({ state }) => state)).toEqual(['running']);
  });

  it('ends when its endpoint is deleted', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor, { active: false });
    const { id } = await start(actor, endpoint, { since: ago(hourMs) });
    await webhooks.service.call(deleteEndpoint, { actor, id: endpoint.id }, uuidv7());
    await eventually(async () =>
      expect(await query(`select state from replay where id = $1`, [id])).toEqual([{ state: 'cancelled' }]),
    );
  });

  it('that fails at every step is repeated less and less often, and holds up no other', async () => {
    const actor = anActor();
    const [bad, behind] = [await webhooks.givenEndpoint(actor), await webhooks.givenEndpoint(actor)];
    const other = anActor();
    const another = await webhooks.givenEndpoint(other);
    for (const { id } of [bad, behind, another]) {
      await givenHistory(webhooks.service.database, { endpointId: id, count: 20, status: 'failed' });
    }
    await query(`
      create function poison() returns trigger language plpgsql as $$ begin raise 'poison'; end $$;
      create trigger poison before update on delivery for each row
      when (new.endpoint_id = ${await numberOf(bad)}) execute function poison()`);

    const failing = await start(actor, bad, { failedFrom: ago(hourMs) });
    const replays = [
      await start(actor, behind, { failedFrom: ago(hourMs) }),
      await start(other, another, { failedFrom: ago(hourMs) }),
    ];

    await finished(actor, replays[0]!);
    await finished(other, replays[1]!);
    const pauses = () =>
      webhooks.service.log
        .map((line) => JSON.parse(line) as { event: string; replayId?: string; againInMs?: number })
        .filter(({ event, replayId }) => event === 'replay.step-failed' && replayId === failing.id)
        .map(({ againInMs }) => againInMs);
    // A process that loses the lease and takes it again begins with the shortest pause.
    await eventually(() => expect(pauses()).toContain(2_000));
    await query('drop function poison cascade');
    await finished(actor, failing);

    async function numberOf({ id }: GivenEndpoint): Promise<number> {
      const [row] = await query<{ id: number }>('select id::float8 as id from endpoint where public_id = $1', [id]);
      return row!.id;
    }
  });

  it('can be started by owners only, for endpoints of the account', async () => {
    const actor = anActor();
    const endpoint = await webhooks.givenEndpoint(actor);
    const period = { since: ago(hourMs) };
    await expect(start({ ...actor, owner: false }, endpoint, period)).rejects.toMatchObject({
      code: 'access.owner-required',
    });
    await expect(start(anActor(), endpoint, period)).rejects.toMatchObject({ code: 'webhooks.not-found' });
    await expect(start(actor, endpoint, {})).rejects.toMatchObject({ code: 'request.invalid' });
    const own = await webhooks.givenEndpoint(actor);
    const replay = await start(actor, endpoint, period);
    await expect(read(actor, { ...replay, endpointId: own.id })).rejects.toMatchObject({
      code: 'webhooks.replay-not-found',
    });
    const { count } = await webhooks.service.call(listDeliveries, { actor, endpointId: endpoint.id, page: {} });
    expect(count).toBe(0);
  });
});
