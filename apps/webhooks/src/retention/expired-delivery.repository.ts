import { Injectable } from '@nestjs/common';
import { deleteBatch, type Reader, type Transaction } from '@plumbline/persistence';

/** An event of an expired day. */
export interface ExpiredEvent {
  id: number;
  publicId: string;
}

const nextEvents = `
  select id::float8 as id, public_id as "publicId" from event
  where day = $1 and id > $2 order by id limit $3`;

// Pending deliveries of a deleted endpoint are not sent any more.
const finished = `
  event_id = any ($1::bigint[]) and (status <> 'pending' or not exists (
    select from endpoint where endpoint.id = delivery.endpoint_id and endpoint.deleted_at is null))`;

const carryDeliveries = `
  with carried as (
    update delivery set event_day = $2 where event_id = $1 returning id)
  select id::float8 as id from carried`;

/** Clears the events of an expired day, so that its partitions can be dropped. The day must be before the first kept day: nothing of it becomes due again. */
@Injectable()
export class ExpiredDeliveryRepository {
  /** Up to `limit` events of a day that come after the event `after`. */
  nextEvents(reader: Reader, day: string, { after, limit }: { after: number; limit: number }): Promise<ExpiredEvent[]> {
    return reader.query<ExpiredEvent[]>(nextEvents, [day, after, limit]);
  }

  /** Deletes a batch of the finished deliveries of these events. Resolves with its size. */
  deleteFinished(tx: Transaction, events: readonly ExpiredEvent[]): Promise<number> {
    return deleteBatch(tx, { table: 'delivery', where: finished, values: [events.map(({ id }) => id)] });
  }

  /** Which of these events have deliveries. */
  async findOwed(reader: Reader, events: readonly ExpiredEvent[]): Promise<ExpiredEvent[]> {
    const rows = await reader.query<{ id: number }[]>(
      `select id::float8 as id from unnest($1::bigint[]) as expired (id)
       where exists (select from delivery where event_id = expired.id)`,
      [events.map(({ id }) => id)],
    );
    const owed = new Set(rows.map(({ id }) => id));
    return events.filter(({ id }) => owed.has(id));
  }

  /** Moves an event to `today`, with its deliveries and attempts. */
  async carry(tx: Transaction, { id }: ExpiredEvent, { day, today }: { day: string; today: string }): Promise<void> {
    const pending = await tx.query<{ id: number }[]>(carryDeliveries, [id, today]);
    // PostgreSQL moves a row to the partition of its new day.
    await tx.query('update event set day = $3 where day = $1 and id = $2', [day, id, today]);
    await tx.query(
      'update delivery_attempt set event_day = $3 where event_day = $1 and delivery_id = any ($2::bigint[])',
      [day, pending.map((delivery) => delivery.id), today],
    );
  }

  /** Events with these ids are not recognised as repeated any more. */
  async forget(tx: Transaction, events: readonly ExpiredEvent[]): Promise<void> {
    const publicIds = events.map(({ publicId }) => publicId);
    await tx.query('delete from received_event where public_id = any ($1::uuid[])', [publicIds]);
  }
}
