import { Injectable } from '@nestjs/common';
import { offsetOf, type Page } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { IsNull } from 'typeorm';
import { ReplayEntity } from './replay.entity';

/** The columns that a step changes. */
export type ReplayProgress = Partial<
  Pick<ReplayEntity, 'state' | 'total' | 'done' | 'position' | 'finishedAt' | 'pending'>
>;

// A delivery that another replay has made due since counts there.
const countResults = `
  update replay set delivered = counted.delivered, undelivered = counted.undelivered, pending = counted.pending
  from (
    select count(*) filter (where status = 'delivered') as delivered, count(*) filter (where status = 'failed') as undelivered,
      count(*) filter (where status = 'pending') as pending
    from delivery where replay_id = $1) as counted
  where replay.id = $1 and replay.owner = $2 and replay.pending > 0`;

/** Stores replays. Leases use the database's clock. */
@Injectable()
export class ReplayRepository {
  /** Returns false when the endpoint already has a running replay. */
  async insert(tx: Transaction, replay: ReplayEntity): Promise<boolean> {
    await tx.createQueryBuilder().insert().into(ReplayEntity).values(replay).orIgnore().execute();
    return tx.existsBy(ReplayEntity, { id: replay.id });
  }

  /** Newest first. */
  async findPage(
    reader: Reader,
    accountId: number,
    endpointId: number,
    page: Page,
  ): Promise<{ items: ReplayEntity[]; count: number }> {
    const [items, count] = await reader.findAndCount(ReplayEntity, {
      where: { accountId, endpointId },
      order: { id: 'desc' },
      skip: offsetOf(page),
      take: page.size,
    });
    return { items, count };
  }

  async find(reader: Reader, accountId: number, endpointId: number, id: string): Promise<ReplayEntity | null> {
    return reader.findOneBy(ReplayEntity, { accountId, endpointId, id });
  }

  async lock(tx: Transaction, accountId: number, endpointId: number, id: string): Promise<ReplayEntity | null> {
    return tx.findOne(ReplayEntity, { where: { accountId, endpointId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Transaction, accountId: number, id: string, progress: ReplayProgress): Promise<void> {
    await tx.update(ReplayEntity, { accountId, id }, progress);
  }

  /** Leases every replay that runs or has pending deliveries, and that no other process holds. Returns their ids. */
  async lease(tx: Transaction, owner: string, leaseMs: number): Promise<string[]> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update replay set owner = $1, lease_until = now() + $2 * interval '1 ms'
       where id in (
         select id from replay where (state = 'running' or pending > 0) and (owner = $1 or lease_until is null or lease_until < now())
         order by id for update skip locked)
       returning id`,
      [owner, leaseMs],
    );
    return rows.map(({ id }) => id);
  }

  /** Locks a running replay that the process holds; null when it has ended, or another process has taken it over. */
  async lockLeased(tx: Transaction, id: string, owner: string): Promise<ReplayEntity | null> {
    return tx.findOne(ReplayEntity, {
      where: { id, owner, state: 'running' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** A running replay that the process holds, if its deliveries have not been counted yet. */
  async findUncounted(reader: Reader, id: string, owner: string): Promise<ReplayEntity | null> {
    return reader.findOneBy(ReplayEntity, { id, owner, state: 'running', total: IsNull() });
  }

  /** Counts again what has become of the deliveries of a replay that the process holds. */
  async countResults(tx: Transaction, id: string, owner: string): Promise<void> {
    await tx.query(countResults, [id, owner]);
  }

  /** Ends the leases of a process. */
  async release(tx: Transaction, owner: string): Promise<void> {
    await tx.update(ReplayEntity, { owner }, { owner: null, leaseUntil: null });
  }
}
