import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import type { FeedCursor } from './feed-cursor';

/** Events that one read examines: an account may have very many that do not match. */
const examinedEvents = 5_000;
/** Bytes of bodies that one read returns, in addition to the first body. */
const maxBytes = 4 * 1024 * 1024;

export interface FeedQuery {
  after: FeedCursor;
  /** Null for all. */
  names: string[] | null;
  projectIds: number[] | null;
  limit: number;
}

export interface FoundEvent {
  number: number;
  id: string;
  name: string;
  projectId: number | null;
  body: string;
  occurredAt: Date;
  receivedAt: Date;
}

interface Place extends FeedCursor {
  /** The partition in which the event is stored. */
  partition: string;
}

export interface FeedPage {
  events: FoundEvent[];
  /** Where the next page begins. */
  next: FeedCursor;
  hasMore: boolean;
}

// By the clock of its own transaction, an event may be received before one with a lower number. An hour is far longer than any
// transaction. An event that retention moved to a later day still has the day of its reception here.
const dayOf = (instant: string) => `((${instant} - interval '1 hour') at time zone 'utc')::date::text`;

const places = `
  with examined as materialized (
    select id, day, name, project_id, received_at from event
    where account_id = $1 and id > $2 and day >= $3 order by id limit ${examinedEvents}),
  matching as materialized (
    select * from examined
    where ($4::text[] is null or name = any ($4::text[])) and ($5::bigint[] is null or project_id = any ($5::bigint[]))
    order by id limit $6)
  select
    coalesce((select json_agg(json_build_object('event', id, 'day', ${dayOf('received_at')}, 'partition', day) order by id)
      from matching), '[]') as matching,
    (select json_build_object('event', id, 'day', ${dayOf('received_at')}) from examined order by id desc limit 1) as last,
    (select count(*) from examined) = ${examinedEvents} as full,
    ${dayOf('now()')} as present`;

const bodies = `
  select number::float8 as number, id, name, project_id::float8 as "projectId", body, occurred_at as "occurredAt",
    received_at as "receivedAt"
  from (
    select id as number, public_id as id, name, project_id, body, occurred_at, received_at,
      sum(octet_length(body)) over (order by id) - octet_length(body) as bytes_before
    from event where day = any ($1::date[]) and id = any ($2::bigint[])) as found
  where bytes_before < ${maxBytes}
  order by number`;

/** Reads an account's events in the order in which they became visible, which is the order of their numbers (see `EventRepository`). */
@Injectable()
export class FeedRepository {
  async read(reader: Reader, accountId: number, { after, names, projectIds, limit }: FeedQuery): Promise<FeedPage> {
    const [found] = await reader.query<
      [{ matching: Place[]; last: FeedCursor | null; full: boolean; present: string }]
    >(places, [accountId, after.event, after.day, names, projectIds, limit + 1]);
    const wanted = found.matching.slice(0, limit);
    if (wanted.length === 0) {
      return { events: [], next: nextAfter(found.last ?? after, found), hasMore: found.full };
    }
    const events = await reader.query<FoundEvent[]>(bodies, [
      [...new Set(wanted.map(({ partition }) => partition))],
      wanted.map(({ event }) => event),
    ]);
    const cut = events.length < wanted.length ? wanted.find(({ event }) => event === events.at(-1)?.number) : undefined;
    const more = cut ?? (found.matching.length > limit ? wanted.at(-1) : undefined);
    if (more) return { events, next: { event: more.event, day: more.day }, hasMore: true };
    return { events, next: nextAfter(found.last ?? after, found), hasMore: found.full };
  }
}

/** At the end of the feed, every later event is received from now on. */
function nextAfter(last: FeedCursor, { full, present }: { full: boolean; present: string }): FeedCursor {
  return { event: last.event, day: full ? last.day : present };
}
