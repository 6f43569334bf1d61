import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';

/** An event that is about to be stored. */
export interface NewEvent {
  publicId: string;
  accountId: number;
  projectId: number | null;
  name: string;
  body: string;
  occurredAt: string;
}

// One statement is one transaction and one round trip, for one event or many. An event that is stored already has its
// deliveries too, as both came by the same statement: it adds nothing.
const fanOut = `
  with stored as (
    insert into event (public_id, account_id, project_id, name, body, occurred_at)
    select public_id, account_id, project_id, name, body, occurred_at
    from jsonb_to_recordset($1::jsonb) as incoming
      (public_id uuid, account_id bigint, project_id bigint, name text, body text, occurred_at timestamptz)
    on conflict (public_id) do nothing
    returning id, account_id, project_id, name)
  insert into delivery (public_id, event_id, endpoint_id, account_id, due_at)
  select uuid_v7(), stored.id, endpoint.id, stored.account_id, now()
  from stored
  join endpoint on endpoint.account_id = stored.account_id
    and endpoint.active and endpoint.deleted_at is null
    and endpoint.events && array['*', stored.name]
    and (endpoint.project_ids is null or stored.project_id = any (endpoint.project_ids))
  returning endpoint_id`;

/** Where events are kept. */
@Injectable()
export class EventRepository {
  constructor(private readonly database: Database) {}

  /** Stores events and a delivery for each endpoint that wants one, all or nothing; answers the endpoints that now have work. */
  async storeWithDeliveries(events: readonly NewEvent[]): Promise<number[]> {
    const rows = events.map(({ publicId, accountId, projectId, name, body, occurredAt }) => ({
      public_id: publicId,
      account_id: accountId,
      project_id: projectId,
      name,
      body,
      occurred_at: occurredAt,
    }));
    const made = await this.database.manager.query<{ endpoint_id: string }[]>(fanOut, [JSON.stringify(rows)]);
    return [...new Set(made.map(({ endpoint_id }) => Number(endpoint_id)))];
  }
}
