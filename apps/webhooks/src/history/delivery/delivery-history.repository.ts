import { Injectable } from '@nestjs/common';
import type { DeliveryAttempt, DeliveryFilter, Page } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import type { EventPlace } from './stored-events';
import { DeliveryAttemptEntity } from '../../delivery/delivery-attempt.entity';
import { filterCondition, type Condition, type DeliveryScope } from './delivery-filter';
import { DeliveryEntity, type DeliveryStatus } from '../../delivery/delivery.entity';

/** The endpoint whose deliveries are asked for. */
export interface EndpointKey {
  accountId: number;
  endpointId: number;
}

export interface FoundDelivery extends EventPlace {
  id: number;
  publicId: string;
  endpointId: number;
  eventName: string;
  projectId: number | null;
  status: DeliveryStatus;
  attempts: number;
  dueAt: Date | null;
  createdAt: Date;
}

export interface FoundPage {
  items: FoundDelivery[];
  count: number;
  /** Whether `count` is all, and not only more than the page shows. */
  countExact: boolean;
}

/** Deliveries that are counted beyond the page that is asked for. */
const countedBeyond = 10_000;

const columns = `
  id::float8 as id, public_id as "publicId", endpoint_id::float8 as "endpointId", event_id::float8 as "eventId",
  event_day::text as "eventDay", event_name as "eventName", project_id::float8 as "projectId", status, attempts,
  due_at as "dueAt", created_at as "createdAt"`;

// Nothing has come of them, and nothing is about to: given up, or waiting for longer than a healthy endpoint lets it.
const undelivered = (lateSince: string, silent: string) => `
  status <> 'delivered' and (status = 'failed' or public_id < ${lateSince} or endpoint_id = any (${silent}::bigint[]))`;

/** Deliveries as people look at them. */
@Injectable()
export class DeliveryHistoryRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  findPage(scope: DeliveryScope, filter: DeliveryFilter, page: Page): Promise<FoundPage> {
    return this.readPage(filterCondition(scope, filter), page);
  }

  /** What was given up, has been waiting since before `lateSince` (an id), or waits for an endpoint that is `silent`. */
  findUndelivered(
    scope: DeliveryScope,
    { lateSince, silent, ...filter }: DeliveryFilter & { lateSince: string; silent: readonly number[] },
    page: Page,
  ): Promise<FoundPage> {
    const { sql, values } = filterCondition(scope, filter);
    const places = [`$${values.length + 1}`, `$${values.length + 2}`] as const;
    return this.readPage({ sql: `${sql} and ${undelivered(...places)}`, values: [...values, lateSince, silent] }, page);
  }

  async findByPublicId(
    { accountId, endpointId }: EndpointKey,
    publicId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<FoundDelivery | undefined> {
    const [delivery] = await manager.query<FoundDelivery[]>(
      `select ${columns} from delivery where account_id = $1 and endpoint_id = $2 and public_id = $3`,
      [accountId, endpointId, publicId],
    );
    return delivery;
  }

  /** First to last. */
  async findAttempts({ id, eventDay }: Pick<FoundDelivery, 'id' | 'eventDay'>): Promise<DeliveryAttempt[]> {
    const attempts = await this.database.manager.find(DeliveryAttemptEntity, {
      where: { deliveryId: id, eventDay },
      order: { number: 'asc', id: 'asc' },
    });
    return attempts.map(({ deliveryId: _, eventDay: __, startedAt, nextAttemptAt, ...attempt }) => ({
      ...attempt,
      startedAt: startedAt.toISOString(),
      nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    }));
  }

  /** Makes a delivery due now, with the whole schedule before it; also when it is being attempted, and that attempt fails. */
  async restart(tx: EntityManager, key: EndpointKey, id: number): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(DeliveryEntity)
      .set({ status: 'pending', runAttempts: 0, dueAt: () => 'now()' })
      .where({ ...key, id })
      .execute();
  }

  /**
   * An account may have millions, and counting reads each: the count goes some way beyond the page and no further, so that a
   * client that reads on as long as the count says so reaches the end all the same.
   */
  private readPage({ sql, values }: Condition, page: Page): Promise<FoundPage> {
    const offset = (page.number - 1) * page.size;
    const most = offset + page.size + countedBeyond;
    return this.database.snapshot(async (tx) => {
      const items = await tx.query<FoundDelivery[]>(
        `select ${columns} from delivery where ${sql} order by public_id desc limit ${page.size} offset ${offset}`,
        values,
      );
      const [{ count }] = await tx.query<[{ count: number }]>(
        `select count(*)::int as count from (select from delivery where ${sql} limit ${most}) as counted`,
        values,
      );
      return { items, count, countExact: count < most };
    });
  }
}
