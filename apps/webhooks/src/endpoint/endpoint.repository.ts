import { Injectable } from '@nestjs/common';
import type { Page } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { SignalBus } from '../cluster/signal/signal-bus';
import { EndpointEntity } from './endpoint.entity';

/** An endpoint before it has its number. */
export type NewEndpoint = Omit<EndpointEntity, 'id'>;
/** What a change may touch. */
export type EndpointChange = Partial<Omit<EndpointEntity, 'id' | 'publicId' | 'accountId' | 'createdAt' | 'version'>>;

/** An endpoint by its number and by the id that people see. */
export type EndpointRef = Pick<EndpointEntity, 'id' | 'publicId' | 'active' | 'paused' | 'verification'>;

// Any number that no other advisory lock of this schema uses.
const accountLock = 1;

/** Where endpoints are kept. Deleted ones are found by nobody. */
@Injectable()
export class EndpointRepository {
  constructor(
    private readonly database: Database,
    private readonly signals: SignalBus,
  ) {}

  async findByPublicId(accountId: number, publicId: string): Promise<EndpointEntity | null> {
    return this.database.manager.findOneBy(EndpointEntity, { accountId, publicId, deletedAt: IsNull() });
  }

  async lockByPublicId(tx: EntityManager, accountId: number, publicId: string): Promise<EndpointEntity | null> {
    return tx.findOne(EndpointEntity, {
      where: { accountId, publicId, deletedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Newest first. */
  async findPage(accountId: number, page: Page): Promise<{ items: EndpointEntity[]; count: number }> {
    const [items, count] = await this.database.snapshot((tx) =>
      tx.findAndCount(EndpointEntity, {
        where: { accountId, deletedAt: IsNull() },
        order: { id: 'desc' },
        skip: (page.number - 1) * page.size,
        take: page.size,
      }),
    );
    return { items, count };
  }

  async findKeys(accountId: number): Promise<EndpointRef[]> {
    return this.database.manager.find(EndpointEntity, {
      select: { id: true, publicId: true, active: true, paused: true, verification: true },
      where: { accountId, deletedAt: IsNull() },
    });
  }

  /** How many there are, with the account held until the transaction ends, so that two creations do not both fit in one place. */
  async countLocked(tx: EntityManager, accountId: number): Promise<number> {
    // The two-key form takes 32-bit keys: two accounts that share one only wait for each other.
    await tx.query('select pg_advisory_xact_lock($1, hashint8($2))', [accountLock, accountId]);
    return tx.countBy(EndpointEntity, { accountId, deletedAt: IsNull() });
  }

  async insert(tx: EntityManager, endpoint: NewEndpoint): Promise<void> {
    await tx.insert(EndpointEntity, endpoint);
  }

  async update(tx: EntityManager, accountId: number, id: number, change: EndpointChange): Promise<void> {
    await tx.update(EndpointEntity, { accountId, id }, { ...change, version: () => 'version + 1' });
    await this.signals.send({ kind: 'changed', endpoints: [id] }, tx);
  }

  /** Keeps what a subscriber has said, unless the endpoint leads somewhere else by now, or needs no proof. */
  async updateVerification({ accountId, id, targetUrl }: EndpointEntity, change: EndpointChange): Promise<void> {
    const asked = { accountId, id, targetUrl, verification: Not('none' as const), deletedAt: IsNull() };
    await this.database.manager.update(EndpointEntity, asked, { ...change, version: () => 'version + 1' });
    await this.signals.send({ kind: 'changed', endpoints: [id] });
  }
}
