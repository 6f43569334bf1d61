import { Injectable } from '@nestjs/common';
import { offsetOf, type Page } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { IsNull, Not } from 'typeorm';
import { SignalBus } from '../cluster/signal/signal-bus';
import { EndpointEntity } from './endpoint.entity';

/** An endpoint before it has its number. */
export type NewEndpoint = Omit<EndpointEntity, 'id'>;
/** The columns that may change. */
export type EndpointChange = Partial<Omit<EndpointEntity, 'id' | 'publicId' | 'accountId' | 'createdAt' | 'version'>>;

/** An endpoint by its number and its public id, with its status. */
export type EndpointRef = Pick<EndpointEntity, 'id' | 'publicId' | 'active' | 'paused' | 'verification'>;

// Differs from every other advisory lock of this schema.
const accountLock = 1;

/** Stores endpoints. No query returns deleted ones. A change signals the dispatchers that hold the endpoint in memory. */
@Injectable()
export class EndpointRepository {
  constructor(private readonly signals: SignalBus) {}

  async findByPublicId(reader: Reader, accountId: number, publicId: string): Promise<EndpointEntity | null> {
    return reader.findOneBy(EndpointEntity, { accountId, publicId, deletedAt: IsNull() });
  }

  async findById(reader: Reader, accountId: number, id: number): Promise<EndpointEntity | null> {
    return reader.findOneBy(EndpointEntity, { accountId, id, deletedAt: IsNull() });
  }

  async lockByPublicId(tx: Transaction, accountId: number, publicId: string): Promise<EndpointEntity | null> {
    return tx.findOne(EndpointEntity, {
      where: { accountId, publicId, deletedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Newest first. */
  async findPage(reader: Reader, accountId: number, page: Page): Promise<{ items: EndpointEntity[]; count: number }> {
    const [items, count] = await reader.findAndCount(EndpointEntity, {
      where: { accountId, deletedAt: IsNull() },
      order: { id: 'desc' },
      skip: offsetOf(page),
      take: page.size,
    });
    return { items, count };
  }

  async findRefs(reader: Reader, accountId: number): Promise<EndpointRef[]> {
    return reader.find(EndpointEntity, {
      select: { id: true, publicId: true, active: true, paused: true, verification: true },
      where: { accountId, deletedAt: IsNull() },
    });
  }

  /** Counts the account's endpoints and locks the account until the transaction ends, so that the limit holds for parallel calls. */
  async countLocked(tx: Transaction, accountId: number): Promise<number> {
    // The form with two keys takes 32-bit keys: two accounts with the same hash only wait for each other.
    await tx.query('select pg_advisory_xact_lock($1, hashint8($2))', [accountLock, accountId]);
    return tx.countBy(EndpointEntity, { accountId, deletedAt: IsNull() });
  }

  async insert(tx: Transaction, endpoint: NewEndpoint): Promise<void> {
    await tx.insert(EndpointEntity, endpoint);
  }

  async update(tx: Transaction, accountId: number, id: number, change: EndpointChange): Promise<void> {
    await tx.update(EndpointEntity, { accountId, id }, { ...change, version: () => 'version + 1' });
    await this.signals.send(tx, { kind: 'changed', endpoints: [id] });
  }

  /** Saves the result of a verification, unless the endpoint has another target by now, or requires no verification. */
  async updateVerification(
    tx: Transaction,
    { accountId, id, targetUrl }: EndpointEntity,
    change: EndpointChange,
  ): Promise<void> {
    const condition = { accountId, id, targetUrl, verification: Not('none' as const), deletedAt: IsNull() };
    await tx.update(EndpointEntity, condition, { ...change, version: () => 'version + 1' });
    await this.signals.send(tx, { kind: 'changed', endpoints: [id] });
  }
}
