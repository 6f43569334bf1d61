import { cleanupBatch, deleteBatch } from '@plumbline/persistence';
import type { DataSource } from 'typeorm';

/** An event that this relay has claimed. */
export interface ClaimedEvent {
  id: string;
  type: string;
  /** Null if it is larger than the relay may send: such a message is not loaded. */
  message: string | null;
  bytes: number;
  traceparent: string | null;
  requestId: string | null;
}

const eventColumns = 'id, type, message, traceparent, request_id';

const forgettable = {
  table: 'published_event',
  where: `published_at < now() - interval '1 day'`,
  orderBy: 'published_at',
};

/** The SQL statements of the relay. */
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Claims the oldest events that no other relay has claimed. The lease ends after `leaseSeconds`. */
  async claim(
    limit: number,
    { leaseSeconds, maxBytes }: { leaseSeconds: number; maxBytes: number },
  ): Promise<ClaimedEvent[]> {
    // Selects by lease and not by the last id: transactions do not commit in the order of their ids.
    const [claimed] = await this.dataSource.query<[ClaimedEvent[], number]>(
      `with picked as (
         select id from outbox
         where lease_until is null or lease_until < now()
         order by id limit $1 for update skip locked)
       update outbox o set lease_until = now() + make_interval(secs => $2)
       from picked where o.id = picked.id
       returning o.id, o.type, case when octet_length(o.message) <= $3 then o.message end as message,
         octet_length(o.message) as bytes, o.traceparent, o.request_id as "requestId"`,
      [limit, leaseSeconds, maxBytes],
    );
    return claimed.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** How many events wait, counted up to 10,000, and the age of the oldest in seconds. Those that were set aside have a dead letter instead. */
  async backlog(): Promise<{ events: number; oldestSeconds: number }> {
    // The ids are in the order of time, and each process counts: reading more rows would be too expensive in an outage of the broker.
    const [backlog] = await this.dataSource.query<[{ events: number; oldestSeconds: number }]>(
      `select count(*)::int as events,
         coalesce(extract(epoch from now() - min(recorded_at)), 0)::float8 as "oldestSeconds"
       from (select recorded_at from outbox where lease_until is distinct from 'infinity' order by id limit 10000) oldest`,
    );
    return backlog;
  }

  /** Moves events that the broker has confirmed to the published ones. */
  async confirm(ids: string[]): Promise<void> {
    await this.dataSource.query(
      `with confirmed as (delete from outbox where id = any($1::uuid[]) returning ${eventColumns})
       insert into published_event (${eventColumns}) select ${eventColumns} from confirmed`,
      [ids],
    );
  }

  /** Moves up to `limit` published events, the oldest first, back to be published again. Resolves with their number. */
  async takeBack(limit: number): Promise<number> {
    const [taken] = await this.dataSource.query<[{ count: number }]>(
      `with oldest as (
         select published_at, id from published_event order by published_at, id limit $1 for update skip locked),
       taken as (
         delete from published_event p using oldest
         where p.published_at = oldest.published_at and p.id = oldest.id
         returning p.id, type, message, traceparent, request_id),
       recorded as (insert into outbox (${eventColumns}) select ${eventColumns} from taken on conflict do nothing)
       select count(*)::int as count from taken`,
      [limit],
    );
    return taken.count;
  }

  /** Deletes a batch of the events that were published more than a day ago. Resolves with their number. */
  forgetPublished(limit = cleanupBatch): Promise<number> {
    return deleteBatch(this.dataSource, forgettable, limit);
  }

  /** The message of an event that `claim` did not load. Undefined if it has been published meanwhile. */
  async messageOf(id: string): Promise<string | undefined> {
    const rows = await this.dataSource.query<{ message: string }[]>('select message from outbox where id = $1', [id]);
    return rows[0]?.message;
  }

  /** Keeps an event, which is not claimed any more until `reconsider`. */
  async setAside(id: string): Promise<void> {
    await this.dataSource.query(`update outbox set lease_until = 'infinity' where id = $1`, [id]);
  }

  /** Releases the events that were set aside and have `maxBytes` at most: the limit was raised. */
  async reconsider(maxBytes: number): Promise<void> {
    await this.dataSource.query(
      `update outbox set lease_until = null where lease_until = 'infinity' and octet_length(message) <= $1`,
      [maxBytes],
    );
  }

  /** Releases events that the broker refused. They can be claimed again after `afterSeconds`. */
  async release(ids: string[], afterSeconds: number): Promise<void> {
    await this.dataSource.query(
      'update outbox set lease_until = now() + make_interval(secs => $2) where id = any($1::uuid[])',
      [ids, afterSeconds],
    );
  }
}
