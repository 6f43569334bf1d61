import type { DataSource } from 'typeorm';

/** An event that this relay has claimed. */
export interface ClaimedEvent {
  id: string;
  type: string;
  message: string;
  traceparent: string | null;
  requestId: string | null;
}

/** The SQL statements of the relay on the `outbox` table. */
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Claims the oldest events that no other relay has claimed. The lease ends after `leaseSeconds`. */
  async claim(limit: number, leaseSeconds: number): Promise<ClaimedEvent[]> {
    // Selects by lease and not by the last id: transactions do not commit in the order of their ids.
    const [claimed] = await this.dataSource.query<[ClaimedEvent[], number]>(
      `with picked as (
         select id from outbox
         where lease_until is null or lease_until < now()
         order by id limit $1 for update skip locked)
       update outbox o set lease_until = now() + make_interval(secs => $2)
       from picked where o.id = picked.id
       returning o.id, o.type, o.message, o.traceparent, o.request_id as "requestId"`,
      [limit, leaseSeconds],
    );
    return claimed.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Deletes events that the broker has confirmed. */
  async remove(ids: string[]): Promise<void> {
    await this.dataSource.query('delete from outbox where id = any($1::uuid[])', [ids]);
  }

  /** Releases events that the broker refused. They can be claimed again after `afterSeconds`. */
  async release(ids: string[], afterSeconds: number): Promise<void> {
    await this.dataSource.query(
      'update outbox set lease_until = now() + make_interval(secs => $2) where id = any($1::uuid[])',
      [ids, afterSeconds],
    );
  }
}
