import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '@plumbline/persistence';
import { undeliveredSql } from '../../delivery/delivery.entity';
import type { EndpointEntity } from '../../endpoint/endpoint.entity';
import { namesFor } from '../../endpoint/settings/event-choice.policy';
import { firstUuidAt } from '../delivery/delivery-filter';
import type { ReplayEntity } from './replay.entity';

/** The deliveries that a step made due. */
export interface MadeDue {
  count: number;
  /** Where the next step continues. */
  position: string;
  /** Whether nothing is left after this step. */
  last: boolean;
}

/** Events that a step reads at most: an endpoint may want few of very many. */
const examinedEvents = 5_000;

/** Counting reads everything once, and no request waits for it. */
const countTimeout = `set local statement_timeout = '10min'`;

// Deliveries that wait for a later attempt are made due as well. Those that are due or in flight keep their schedule.
const replayable = `delivery.status <> 'pending' or delivery.due_at > now()`;

const made = (runAttempts: string) => `status = 'pending',
  run_attempts = case when ${replayable} then ${runAttempts} else delivery.run_attempts end,
  due_at = case when ${replayable} then now() else delivery.due_at end`;

// Also by day, so that only these partitions are read.
const receivedEvents = `account_id = $1 and received_at >= $2 and received_at < $3 and day >= $4`;
const wantedEvents = `
  ($5::text[] is null or name = any ($5::text[])) and ($6::bigint[] is null or project_id = any ($6::bigint[]))`;

const everything = `
  with examined as materialized (
    select id, public_id, day, name, project_id from event
    where ${receivedEvents} and id > $7 order by id limit ${examinedEvents}),
  wanted as materialized (
    select * from examined where ${wantedEvents} order by id limit $8),
  made as (
    insert into delivery (public_id, event_id, event_public_id, event_day, event_name, project_id, endpoint_id, account_id,
      run_attempts, due_at, replay_id)
    select uuid_v7(), id, public_id, day, name, project_id, $9::bigint, $1::bigint, $10::smallint, now(), $11::uuid
    from wanted order by id
    on conflict (event_id, endpoint_id) do update set ${made('excluded.run_attempts')}, replay_id = excluded.replay_id)
  select (select count(*)::int from wanted) as count,
    (select max(id)::text from wanted) as wanted,
    (select max(id)::text from examined) as examined,
    (select count(*) from examined) < ${examinedEvents} as last`;

const failedDeliveries = `
  account_id = $1 and endpoint_id = $2 and public_id < $3 and ${undeliveredSql} and (status = 'failed' or attempts > 0)`;

const failed = `
  with wanted as materialized (
    select id, public_id from delivery
    where ${failedDeliveries} and public_id > $4 and event_day >= $5 order by public_id limit $6),
  made as (
    update delivery set ${made('$7')}, replay_id = $8
    from wanted where delivery.id = wanted.id)
  select count(*)::int as count, (array_agg(public_id order by public_id desc))[1]::text as wanted from wanted`;

/** Finds the deliveries of a replay, and makes them due. */
@Injectable()
export class ReplayedDeliveryRepository {
  /** The number of deliveries of a replay. May take minutes; sets the statement timeout of the transaction in which it reads. */
  async count(reader: Reader, replay: ReplayEntity, endpoint: EndpointEntity): Promise<number> {
    const [sql, values] =
      replay.kind === 'everything'
        ? [
            `select count(*)::int as count from event where ${receivedEvents} and ${wantedEvents}`,
            wanted(replay, endpoint),
          ]
        : [
            `select count(*)::int as count from delivery where ${failedDeliveries} and public_id > $4`,
            [...failedIn(replay), replay.position],
          ];
    await reader.query(countTimeout);
    const [row] = await reader.query<[{ count: number }]>(sql, values);
    return row.count;
  }

  /** The number of deliveries of an endpoint that are due or in flight, up to `most`. */
  async countDue(reader: Reader, endpointId: number, most: number): Promise<number> {
    const due = (run: string) =>
      `(select from delivery where endpoint_id = $1 and status = 'pending' and run_attempts ${run} and due_at <= now() limit $2)`;
    const [row] = await reader.query<[{ count: number }]>(
      `select least(count(*), $2)::int as count from (${due('= 0')} union all ${due('> 0')}) as waiting`,
      [endpointId, most],
    );
    return row.count;
  }

  /**
   * Makes up to `room` further deliveries due, of events of `firstKeptDay` and later. They are due as retries, so that first
   * attempts of new events come before them. In an ordered endpoint they take their place in the order.
   */
  async makeDue(
    tx: Transaction,
    replay: ReplayEntity,
    endpoint: EndpointEntity,
    { room, firstKeptDay }: { room: number; firstKeptDay: string },
  ): Promise<MadeDue> {
    const runAttempts = endpoint.ordered ? 0 : 1;
    if (replay.kind === 'failed') {
      const values = [...failedIn(replay), replay.position, firstKeptDay, room, runAttempts, replay.id];
      const [made] = await tx.query<[{ count: number; wanted: string | null }]>(failed, values);
      return { count: made.count, position: made.wanted ?? replay.position, last: made.count < room };
    }
    const [made] = await tx.query<[{ count: number; wanted: string | null; examined: string | null; last: boolean }]>(
      everything,
      [...wanted(replay, endpoint, firstKeptDay), replay.position, room, endpoint.id, runAttempts, replay.id],
    );
    const full = made.count === room;
    return {
      count: made.count,
      position: (full ? made.wanted : made.examined) ?? replay.position,
      last: made.last && !full,
    };
  }
}

function wanted(
  { accountId, from, to }: ReplayEntity,
  { events, projectIds }: EndpointEntity,
  firstKeptDay = '',
): unknown[] {
  const day = from.toISOString().slice(0, 10);
  return [accountId, from, to, day > firstKeptDay ? day : firstKeptDay, namesFor(events), projectIds];
}

function failedIn({ accountId, endpointId, to }: ReplayEntity): unknown[] {
  return [accountId, endpointId, firstUuidAt(to.toISOString())];
}
