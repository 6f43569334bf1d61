import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import { settleMs } from '../delivery/schedule/endpoint-scheduler';
import { acceptsEventsSql } from '../endpoint/endpoint-status.policy';
import { choicesFor } from '../endpoint/settings/event-choice.policy';

/** An event to be stored. */
export interface NewEvent {
  publicId: string;
  accountId: number;
  projectId: number | null;
  name: string;
  body: string;
  occurredAt: string;
  /** The context in which it was received. */
  traceparent?: string;
  requestId?: string;
}

// Differs from every other advisory lock of this schema.
const sequenceLock = 2;

// One statement, so one transaction and one round trip, for one event or many. An event that was received before has its
// deliveries already, because the same statement inserted both: it adds nothing.
//
// The events of an account get their numbers under a lock that is held until they are committed. So no event becomes visible
// after one with a higher number, and a client that has read the feed up to a number has missed nothing before it. A horizon of
// transaction ids would need no lock, but any long transaction on the server would delay the feed, and a database restored from
// a dump would continue below its existing numbers. (The sequence must not have a cache.)
//
// The accounts are a parameter as well, since PostgreSQL knows how many endpoints an account has, and otherwise reads all endpoints
// when one account has most of them.
//
// Deliveries are sent in the order in which they become due. For ordered endpoints that is the order of the events' times, plus
// time for events that another process is still ingesting.
const fanOut = `
  with incoming as (
    select * from jsonb_to_recordset($1::jsonb) as incoming
      (n int, public_id uuid, account_id bigint, project_id bigint, name text, choices text[], body text,
        occurred_at timestamptz, traceparent text, request_id text)),
  locked as materialized (
    select pg_advisory_xact_lock(${sequenceLock}, account)
    from (select distinct hashint8(account_id) as account from incoming order by 1) as accounts),
  fresh as (
    insert into received_event (public_id)
    select public_id from incoming where (select count(*) from locked) > 0 order by public_id
    on conflict (public_id) do nothing
    returning public_id),
  stored as (
    insert into event (day, public_id, account_id, project_id, name, body, occurred_at, traceparent, request_id)
    select (now() at time zone 'utc')::date, public_id, account_id, project_id, name, body, occurred_at, traceparent, request_id
    from incoming join fresh using (public_id) order by n
    returning id, day, public_id)
  insert into delivery
    (public_id, event_id, event_public_id, event_day, event_name, project_id, endpoint_id, account_id, due_at)
  select uuid_v7(), stored.id, stored.public_id, stored.day, name, project_id, endpoint.id, incoming.account_id,
    case when endpoint.ordered then least(occurred_at, now()) + ${settleMs} * interval '1 millisecond' else now() end
  from stored join incoming using (public_id)
  join endpoint on endpoint.account_id = incoming.account_id and endpoint.account_id = any ($2::bigint[])
    and ${acceptsEventsSql}
    and endpoint.events && choices
    and (endpoint.project_ids is null or project_id = any (endpoint.project_ids))
  order by stored.id
  returning endpoint_id`;

/** Stores received events. */
@Injectable()
export class EventRepository {
  /**
   * Stores events with a delivery for each matching endpoint, all or nothing, in one statement, which commits by itself outside
   * of a transaction. Returns the endpoints with new deliveries.
   */
  async storeWithDeliveries(connection: Reader, events: readonly NewEvent[]): Promise<number[]> {
    const unique = new Map(events.map((event) => [event.publicId, event]));
    const rows = [...unique.values()].map(
      ({ publicId, accountId, projectId, name, occurredAt, requestId, ...event }, n) => ({
        n,
        public_id: publicId,
        account_id: accountId,
        project_id: projectId,
        name,
        choices: choicesFor(name),
        body: event.body,
        occurred_at: occurredAt,
        traceparent: event.traceparent,
        request_id: requestId,
      }),
    );
    const accountIds = [...new Set(rows.map(({ account_id }) => account_id))];
    const stored = await connection.query<{ endpoint_id: string }[]>(fanOut, [JSON.stringify(rows), accountIds]);
    return [...new Set(stored.map(({ endpoint_id }) => Number(endpoint_id)))];
  }
}
