import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { settleMs } from '../delivery/delivery-settings';
import { choicesFor } from '../endpoint/settings/event-choice.policy';
import { acceptsEventsSql } from '../endpoint/endpoint-status.policy';

/** An event that is about to be stored. */
export interface NewEvent {
  publicId: string;
  accountId: number;
  projectId: number | null;
  name: string;
  body: string;
  occurredAt: string;
}

// Any number that no other advisory lock of this schema uses.
const sequenceLock = 2;

// One statement is one transaction and one round trip, for one event or many. An event that has been received already has its
// deliveries too, as both came by the same statement: it adds nothing.
//
// The events of an account get their numbers under a lock that is held until they are committed, so that none becomes visible
// after one with a higher number: whoever has read the feed up to a number has missed nothing before it. A horizon of
// transaction ids would cost no lock, but any long transaction of the whole server would hold the feed up, and a database that
// is restored from a dump would begin anew below the numbers that it holds. (The sequence must stay without a cache.)
//
// Deliveries go out in the order in which they are due. Where that order counts it is the one in which events have happened,
// with time for those that another process is still taking in.
const fanOut = `
  with incoming as (
    select * from jsonb_to_recordset($1::jsonb) as incoming
      (n int, public_id uuid, account_id bigint, project_id bigint, name text, choices text[], body text,
        occurred_at timestamptz)),
  locked as materialized (
    select pg_advisory_xact_lock(${sequenceLock}, account)
    from (select distinct hashint8(account_id) as account from incoming order by 1) as accounts),
  fresh as (
    insert into received_event (public_id)
    select public_id from incoming where (select count(*) from locked) > 0 order by public_id
    on conflict (public_id) do nothing
    returning public_id),
  stored as (
    insert into event (day, public_id, account_id, project_id, name, body, occurred_at)
    select (now() at time zone 'utc')::date, public_id, account_id, project_id, name, body, occurred_at
    from incoming join fresh using (public_id) order by n
    returning id, day, public_id)
  insert into delivery
    (public_id, event_id, event_public_id, event_day, event_name, project_id, endpoint_id, account_id, due_at)
  select uuid_v7(), stored.id, stored.public_id, stored.day, name, project_id, endpoint.id, incoming.account_id,
    case when endpoint.ordered then least(occurred_at, now()) + ${settleMs} * interval '1 millisecond' else now() end
  from stored join incoming using (public_id)
  join endpoint on endpoint.account_id = incoming.account_id
    and ${acceptsEventsSql}
    and endpoint.events && choices
    and (endpoint.project_ids is null or project_id = any (endpoint.project_ids))
  order by stored.id
  returning endpoint_id`;

/** Where events are kept. */
@Injectable()
export class EventRepository {
  constructor(private readonly database: Database) {}

  /** Stores events and a delivery for each endpoint that wants one, all or nothing; answers the endpoints that now have work. */
  async storeWithDeliveries(events: readonly NewEvent[]): Promise<number[]> {
    const unique = new Map(events.map((event) => [event.publicId, event]));
    const rows = [...unique.values()].map(({ publicId, accountId, projectId, name, body, occurredAt }, n) => ({
      n,
      public_id: publicId,
      account_id: accountId,
      project_id: projectId,
      name,
      choices: choicesFor(name),
      body,
      occurred_at: occurredAt,
    }));
    const made = await this.database.manager.query<{ endpoint_id: string }[]>(fanOut, [JSON.stringify(rows)]);
    return [...new Set(made.map(({ endpoint_id }) => Number(endpoint_id)))];
  }
}
