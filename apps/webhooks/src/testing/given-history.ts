import type { DataSource } from 'typeorm';
import type { DeliveryStatus } from '../delivery/delivery.entity';

export interface History {
  /** The public id of an endpoint. The events belong to its account. */
  endpointId: string;
  count: number;
  status?: DeliveryStatus;
  /** Milliseconds between two events. The newest event is received now. */
  everyMs?: number;
  /** The names of the events, in rotation. */
  names?: readonly string[];
}

/** Inserts events that were received over a period, each with a delivery to one endpoint, without attempts. */
export async function givenHistory(
  database: DataSource,
  { endpointId, count, status = 'delivered', everyMs = 10, names = ['ticket_created', 'ticket_updated'] }: History,
): Promise<void> {
  await database.query(
    `with endpoint as (select id, account_id from endpoint where public_id = $1),
     stored as (
       insert into event (day, public_id, account_id, project_id, name, body, occurred_at, received_at)
       select (at at time zone 'utc')::date, uuid_v7(at), account_id, n % 10 + 1, ($5::text[])[1 + n % cardinality($5::text[])],
         json_build_object('n', n)::text, at, at
       from endpoint, generate_series(1, $2::int) n, lateral (select now() - ($2 - n) * $4 * interval '1 ms') as t (at)
       order by n
       returning id, public_id, day, account_id, project_id, name, received_at)
     insert into delivery
       (public_id, event_id, event_public_id, event_day, event_name, project_id, endpoint_id, account_id, status, created_at)
     select uuid_v7(received_at), stored.id, stored.public_id, day, name, project_id, endpoint.id, stored.account_id, $3, received_at
     from stored, endpoint`,
    [endpointId, count, status, everyMs, names],
  );
}
