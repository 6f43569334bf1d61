import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';

/** What a clearing came to. */
export interface Cleared {
  /** Deliveries that were over. */
  deleted: number;
  /** Events that are still owed to somebody, and moved to the present day with their deliveries and attempts. */
  carried: number;
}

export interface Clearing {
  /** Where what is still owed goes. */
  today: string;
  /** Events a transaction. */
  batch: number;
  /** Ends it between two batches, by rejecting. */
  stop: AbortSignal;
}

interface OldEvent {
  id: number;
  publicId: string;
}

const nextEvents = `
  select id::float8 as id, public_id as "publicId" from event
  where day = $1 and id > $2 order by id limit $3`;

// Nothing is owed to an endpoint that was deleted.
const deleteFinished = `
  delete from delivery
  where event_id = any ($1::bigint[]) and (status <> 'pending' or not exists (
    select from endpoint where endpoint.id = delivery.endpoint_id and endpoint.deleted_at is null))`;

const carryDeliveries = `
  with carried as (
    update delivery set event_day = $2 where event_id = any ($1::bigint[]) returning id, event_id)
  select id::float8 as id, event_id::float8 as "eventId" from carried`;

/** Clears a day of what is over, so that its partitions can be dropped. In bounded batches, each a transaction. */
@Injectable()
export class ExpiredDeliveryRepository {
  constructor(private readonly database: Database) {}

  /**
   * Deletes the finished deliveries of a day's events and carries what is still owed to `today`. Repeatable: done again, it
   * finds what is left. The day must be before the retention mark, so that none of it becomes due meanwhile.
   */
  async clear(day: string, { today, batch, stop }: Clearing): Promise<Cleared> {
    const cleared = { deleted: 0, carried: 0 };
    for (let after = 0; ;) {
      stop.throwIfAborted();
      const part = await this.database.transaction(async (tx) => {
        const events = await tx.query<OldEvent[]>(nextEvents, [day, after, batch]);
        return { last: events.at(-1)?.id, ...(await this.clearBatch(tx, events, { day, today })) };
      });
      cleared.deleted += part.deleted;
      cleared.carried += part.carried;
      if (part.last === undefined) return cleared;
      after = part.last;
    }
  }

  private async clearBatch(
    tx: EntityManager,
    events: readonly OldEvent[],
    { day, today }: { day: string; today: string },
  ): Promise<Cleared> {
    const ids = events.map(({ id }) => id);
    const [, deleted] = await tx.query<[unknown, number]>(deleteFinished, [ids]);
    const live = await tx.query<{ id: number; eventId: number }[]>(carryDeliveries, [ids, today]);
    const owed = new Set(live.map(({ eventId }) => eventId));
    if (owed.size > 0) {
      // Rows whose day changes move to its partition.
      await tx.query('update event set day = $3 where day = $1 and id = any ($2::bigint[])', [day, [...owed], today]);
      await tx.query(
        'update delivery_attempt set event_day = $3 where event_day = $1 and delivery_id = any ($2::bigint[])',
        [day, live.map(({ id }) => id), today],
      );
    }
    const over = events.filter(({ id }) => !owed.has(id)).map(({ publicId }) => publicId);
    await tx.query('delete from received_event where public_id = any ($1::uuid[])', [over]);
    return { deleted, carried: owed.size };
  }
}
