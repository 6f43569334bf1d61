import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';

/** A shard under the epoch in which it was taken. */
export interface TakenShard {
  id: number;
  epoch: number;
}

const announce = `
  with gone as (
    delete from dispatcher where lease_until < now() - interval '1 minute' and id <> $1),
  present as (
    insert into dispatcher (id, lease_until) values ($1, now() + $2 * interval '1 millisecond')
    on conflict (id) do update set lease_until = excluded.lease_until)
  select count(*)::int + 1 as processes from dispatcher where lease_until > now() and id <> $1`;

// Also when its time is over: as long as nobody else has taken it, nothing was missed.
const renew = `
  with renewed as (
    update shard set lease_until = now() + $4 * interval '1 millisecond'
    from unnest($2::smallint[], $3::bigint[]) as held (id, epoch)
    where shard.id = held.id and shard.epoch = held.epoch and shard.owner = $1
    returning shard.id)
  select id from renewed`;

const take = `
  with free as (
    select id from shard where owner is null or lease_until < now()
    order by lease_until nulls first, id limit $2 for update skip locked),
  taken as (
    update shard set owner = $1, epoch = epoch + 1, lease_until = now() + $3 * interval '1 millisecond'
    from free where shard.id = free.id
    returning shard.id, shard.epoch)
  select id, epoch::float8 as epoch from taken`;

const release = `
  update shard set owner = null, lease_until = null
  from unnest($2::smallint[], $3::bigint[]) as held (id, epoch)
  where shard.id = held.id and shard.epoch = held.epoch and shard.owner = $1`;

/** Who serves which shard. Every time in it is the database's. */
@Injectable()
export class ShardRepository {
  constructor(private readonly database: Database) {}

  /** Says that this process lives; answers how many do. */
  async announce(process: string, leaseMs: number): Promise<number> {
    const [row] = await this.database.manager.query<[{ processes: number }]>(announce, [process, leaseMs]);
    return row.processes;
  }

  /** This process takes no more shards, and the others need not leave it any. */
  async leave(process: string): Promise<void> {
    await this.database.manager.query('delete from dispatcher where id = $1', [process]);
  }

  /** Keeps shards for longer; answers those that are its own still. */
  async renew(process: string, shards: readonly TakenShard[], leaseMs: number): Promise<Set<number>> {
    const rows = await this.database.manager.query<{ id: number }[]>(renew, [process, ...columns(shards), leaseMs]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes shards that nobody holds, `count` at most. */
  async take(process: string, count: number, leaseMs: number): Promise<TakenShard[]> {
    return this.database.manager.query<TakenShard[]>(take, [process, count, leaseMs]);
  }

  async release(process: string, shards: readonly TakenShard[]): Promise<void> {
    await this.database.manager.query(release, [process, ...columns(shards)]);
  }
}

function columns(shards: readonly TakenShard[]): [number[], number[]] {
  return [shards.map(({ id }) => id), shards.map(({ epoch }) => epoch)];
}
