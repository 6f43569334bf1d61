import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';

/** Where an event is. */
export interface EventPlace {
  eventId: number;
  eventDay: string;
}

/**
 * Finds events by what deliveries know of them. In statements of their own: the days are known when they are planned, so that
 * only their partitions are looked at. In a join with deliveries all of them would be opened each time.
 */
@Injectable()
export class StoredEvents {
  constructor(private readonly database: Database) {}

  /** The ids that publishers gave them, by their numbers. */
  async publicIds(
    places: readonly EventPlace[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<number, string>> {
    if (places.length === 0) return new Map();
    const rows = await manager.query<{ id: number; publicId: string }[]>(
      `select id::float8 as id, public_id as "publicId" from event
       where day = any ($1::date[]) and id = any ($2::bigint[])`,
      [unique(places.map(({ eventDay }) => eventDay)), unique(places.map(({ eventId }) => eventId))],
    );
    return new Map(rows.map(({ id, publicId }) => [id, publicId]));
  }

  /** What every delivery of the event sends; undefined when the event is no longer there. */
  async body({ eventId, eventDay }: EventPlace): Promise<string | undefined> {
    const [event] = await this.database.manager.query<{ body: string }[]>(
      'select body from event where day = $1 and id = $2',
      [eventDay, eventId],
    );
    return event?.body;
  }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
