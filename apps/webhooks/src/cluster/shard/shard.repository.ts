import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';

/** A shard with the epoch under which it was taken. */
export interface TakenShard {
  id: number;
  epoch: number;
}

const announce = `
  with expired as (
    delete from dispatcher where lease_until < now() - interval '1 minute' and id <> $1),
  present as (
    insert into dispatcher (id, lease_until) values ($1, now() + $2 * interval '1 millisecond')
    on conflict (id) do update set lease_until = excluded.lease_until)
  select count(*)::int + 1 as processes from dispatcher where lease_until > now() and id <> $1`;

// Also an expired lease: as long as no other process has taken the shard, nothing has happened.
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

/**
 * Stores which process holds which shard. All times are the database's. Each method is one statement, which commits by itself
 * outside of a transaction.
 */
@Injectable()
export class ShardRepository {
  /** Registers this process, or renews its registration. Returns the number of live processes. */
  async announce(connection: Reader, process: string, leaseMs: number): Promise<number> {
    const [row] = await connection.query<[{ processes: number }]>(announce, [process, leaseMs]);
    return row.processes;
  }

  /** Ends the registration of this process, so that the others take over its share. */
  async deregister(connection: Reader, process: string): Promise<void> {
    await connection.query('delete from dispatcher where id = $1', [process]);
  }

  /** Renews leases. Returns the shards that the process still holds. */
  async renew(
    connection: Reader,
    process: string,
    shards: readonly TakenShard[],
    leaseMs: number,
  ): Promise<Set<number>> {
    const rows = await connection.query<{ id: number }[]>(renew, [process, ...columns(shards), leaseMs]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes up to `count` free shards. */
  async take(connection: Reader, process: string, count: number, leaseMs: number): Promise<TakenShard[]> {
    return connection.query<TakenShard[]>(take, [process, count, leaseMs]);
  }

  async release(connection: Reader, process: string, shards: readonly TakenShard[]): Promise<void> {
    await connection.query(release, [process, ...columns(shards)]);
  }
}

function columns(shards: readonly TakenShard[]): [number[], number[]] {
  return [shards.map(({ id }) => id), shards.map(({ epoch }) => epoch)];
}
