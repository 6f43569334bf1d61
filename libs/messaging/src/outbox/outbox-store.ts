import type { DataSource } from 'typeorm';

/** An event that this relay has taken on. */
export interface ClaimedEvent {
  id: string;
  type: string;
  message: string;
  traceparent: string | null;
  request_id: string | null;
}

/** The statements of a relay, on the service's `outbox`. */
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes on the oldest events that no other relay has; for `leaseSeconds` they are this one's. */
  async claim(limit: number, leaseSeconds: number): Promise<ClaimedEvent[]> {
    // By state, never from a high-water mark on: the order of ids is not the order of commits.
    const [claimed] = await this.dataSource.query<[ClaimedEvent[], number]>(
      `with picked as (
         select id from outbox
         where lease_until is null or lease_until < now()
         order by id limit $1 for update skip locked)
       update outbox o set lease_until = now() + make_interval(secs => $2)
       from picked where o.id = picked.id
       returning o.id, o.type, o.message, o.traceparent, o.request_id`,
      [limit, leaseSeconds],
    );
    return claimed.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The broker has them. */
  async remove(ids: string[]): Promise<void> {
    await this.dataSource.query('delete from outbox where id = any($1::uuid[])', [ids]);
  }

  /** The broker did not take them: they may be claimed again after a while. */
  async release(ids: string[], afterSeconds: number): Promise<void> {
    await this.dataSource.query(
      'update outbox set lease_until = now() + make_interval(secs => $2) where id = any($1::uuid[])',
      [ids, afterSeconds],
    );
  }
}
