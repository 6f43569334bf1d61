import { Injectable } from '@nestjs/common';
import type { Page } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { IsNull, type EntityManager } from 'typeorm';
import { ReplayEntity } from './replay.entity';

/** The endpoint whose replays are asked for. */
export interface ReplayPlace {
  accountId: number;
  endpointId: number;
}

/** What a step did to a replay. */
export type ReplayProgress = Partial<Pick<ReplayEntity, 'state' | 'total' | 'done' | 'position' | 'finishedAt'>>;

/** Where replays are kept. Every lease is by the database's clock. */
@Injectable()
export class ReplayRepository {
  constructor(private readonly database: Database) {}

  /** False when the endpoint has one that is running. */
  async insert(tx: EntityManager, replay: ReplayEntity): Promise<boolean> {
    await tx.createQueryBuilder().insert().into(ReplayEntity).values(replay).orIgnore().execute();
    return tx.existsBy(ReplayEntity, { id: replay.id });
  }

  /** Newest first. */
  async findPage(place: ReplayPlace, page: Page): Promise<{ items: ReplayEntity[]; count: number }> {
    const [items, count] = await this.database.snapshot((tx) =>
      tx.findAndCount(ReplayEntity, {
        where: { ...place },
        order: { id: 'desc' },
        skip: (page.number - 1) * page.size,
        take: page.size,
      }),
    );
    return { items, count };
  }

  async find(place: ReplayPlace, id: string): Promise<ReplayEntity | null> {
    return this.database.manager.findOneBy(ReplayEntity, { ...place, id });
  }

  async lock(tx: EntityManager, place: ReplayPlace, id: string): Promise<ReplayEntity | null> {
    return tx.findOne(ReplayEntity, { where: { ...place, id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: EntityManager, id: string, progress: ReplayProgress): Promise<void> {
    await tx.update(ReplayEntity, { id }, progress);
  }

  /** Takes the replays that nobody is at, and keeps those that this process is at; answers their ids. */
  async lease(owner: string, leaseMs: number): Promise<string[]> {
    const [rows] = await this.database.manager.query<[{ id: string }[], number]>(
      `update replay set owner = $1, lease_until = now() + $2 * interval '1 ms'
       where id in (
         select id from replay where state = 'running' and (owner = $1 or lease_until is null or lease_until < now())
         order by id for update skip locked)
       returning id`,
      [owner, leaseMs],
    );
    return rows.map(({ id }) => id);
  }

  /** The replay, held until the transaction ends; null when it is over, or another process has taken it over. */
  async holdLeased(tx: EntityManager, id: string, owner: string): Promise<ReplayEntity | null> {
    return tx.findOne(ReplayEntity, {
      where: { id, owner, state: 'running' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The replay, if its deliveries have not been counted yet. */
  async findUncounted(id: string, owner: string): Promise<ReplayEntity | null> {
    return this.database.manager.findOneBy(ReplayEntity, { id, owner, state: 'running', total: IsNull() });
  }

  /** Leaves everything that a process is at to the others. */
  async release(owner: string): Promise<void> {
    await this.database.manager.update(ReplayEntity, { owner, state: 'running' }, { owner: null, leaseUntil: null });
  }
}
