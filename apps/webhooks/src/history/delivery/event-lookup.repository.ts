import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';

/** Where an event is stored. */
export interface EventPlace {
  eventId: number;
  eventDay: string;
}

/**
 * Reads the events of deliveries. In statements of its own: their days are known when they are planned, so that only the
 * partitions of these days are read. A join with deliveries would open all partitions each time.
 */
@Injectable()
export class EventLookupRepository {
  /** The public ids of events by their numbers. */
  async findPublicIds(reader: Reader, places: readonly EventPlace[]): Promise<Map<number, string>> {
    if (places.length === 0) return new Map();
    const rows = await reader.query<{ id: number; publicId: string }[]>(
      `select id::float8 as id, public_id as "publicId" from event
       where day = any ($1::date[]) and id = any ($2::bigint[])`,
      [unique(places.map(({ eventDay }) => eventDay)), unique(places.map(({ eventId }) => eventId))],
    );
    return new Map(rows.map(({ id, publicId }) => [id, publicId]));
  }

  /** The body that every delivery of the event sends; undefined when the event no longer exists. */
  async findBody(reader: Reader, { eventId, eventDay }: EventPlace): Promise<string | undefined> {
    const [event] = await reader.query<{ body: string }[]>('select body from event where day = $1 and id = $2', [
      eventDay,
      eventId,
    ]);
    return event?.body;
  }
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
