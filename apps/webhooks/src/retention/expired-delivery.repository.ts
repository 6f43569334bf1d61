import { Injectable } from '@nestjs/common';
import type { Transaction } from '@plumbline/persistence';

/** The result of clearing events of a day. */
export interface Cleared {
  /** Finished deliveries that were deleted. */
  deleted: number;
  /** Events with pending deliveries that were moved to the current day, with their deliveries and attempts. */
  carried: number;
}

/** One batch. `last` is the number of its last event; undefined when there was none. */
export interface ClearedBatch extends Cleared {
  last: number | undefined;
}

interface ExpiredEvent {
  id: number;
  publicId: string;
}

const nextEvents = `
  select id::float8 as id, public_id as "publicId" from event
  where day = $1 and id > $2 order by id limit $3`;

// Pending deliveries of a deleted endpoint are not sent any more.
const deleteFinished = `
  delete from delivery
  where event_id = any ($1::bigint[]) and (status <> 'pending' or not exists (
    select from endpoint where endpoint.id = delivery.endpoint_id and endpoint.deleted_at is null))`;

const carryDeliveries = `
  with carried as (
    update delivery set event_day = $2 where event_id = any ($1::bigint[]) returning id, event_id)
  select id::float8 as id, event_id::float8 as "eventId" from carried`;

/** Clears the events of an expired day, so that its partitions can be dropped. */
@Injectable()
export class ExpiredDeliveryRepository {
  /**
   * Clears up to `limit` events of a day that come after the event `after`: deletes their finished deliveries, and moves events
   * with pending ones to `today`. Repeatable. The day must be before the first kept day, so that nothing of it becomes due again.
   */
  async clearBatch(
    tx: Transaction,
    day: string,
    { today, after, limit }: { today: string; after: number; limit: number },
  ): Promise<ClearedBatch> {
    const events = await tx.query<ExpiredEvent[]>(nextEvents, [day, after, limit]);
    const ids = events.map(({ id }) => id);
    const [, deleted] = await tx.query<[unknown, number]>(deleteFinished, [ids]);
    const carried = await this.carryPending(tx, ids, { day, today });
    const over = events.filter(({ id }) => !carried.has(id)).map(({ publicId }) => publicId);
    await tx.query('delete from received_event where public_id = any ($1::uuid[])', [over]);
    return { last: events.at(-1)?.id, deleted, carried: carried.size };
  }

  /** Moves the events that still have deliveries. Returns their numbers. */
  private async carryPending(
    tx: Transaction,
    eventIds: readonly number[],
    { day, today }: { day: string; today: string },
  ): Promise<Set<number>> {
    const pending = await tx.query<{ id: number; eventId: number }[]>(carryDeliveries, [eventIds, today]);
    const carried = new Set(pending.map(({ eventId }) => eventId));
    if (carried.size === 0) return carried;
    // PostgreSQL moves a row to the partition of its new day.
    await tx.query('update event set day = $3 where day = $1 and id = any ($2::bigint[])', [day, [...carried], today]);
    await tx.query(
      'update delivery_attempt set event_day = $3 where event_day = $1 and delivery_id = any ($2::bigint[])',
      [day, pending.map(({ id }) => id), today],
    );
    return carried;
  }
}
