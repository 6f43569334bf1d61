import { Injectable } from '@nestjs/common';
import { offsetOf, type DeliveryAttempt, type DeliveryFilter, type Page } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { DeliveryAttemptEntity } from '../../delivery/delivery-attempt.entity';
import { DeliveryEntity, undeliveredSql, type DeliveryStatus } from '../../delivery/delivery.entity';
import { filterCondition, type Condition, type DeliveryScope } from './delivery-filter';
import type { EventPlace } from './event-lookup.repository';

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
  /** Whether `count` is the exact number. Otherwise there are more. */
  countExact: boolean;
}

/** The number of deliveries that are counted beyond the requested page. */
const countedBeyond = 10_000;

const columns = `
  id::float8 as id, public_id as "publicId", endpoint_id::float8 as "endpointId", event_id::float8 as "eventId",
  event_day::text as "eventDay", event_name as "eventName", project_id::float8 as "projectId", status, attempts,
  due_at as "dueAt", created_at as "createdAt"`;

// Given up, waiting longer than for a healthy endpoint, or waiting for an endpoint that does not deliver now.
const undelivered = (lateSince: string, silent: string) => `
  ${undeliveredSql} and (status = 'failed' or public_id < ${lateSince} or endpoint_id = any (${silent}::bigint[]))`;

const firstInLine = `least(now(), (
  select min(first.due_at) - interval '1 ms' from delivery first
  where first.endpoint_id = delivery.endpoint_id and first.status = 'pending' and first.run_attempts = 0))`;

/** Reads deliveries for their owners. */
@Injectable()
export class DeliveryHistoryRepository {
  /** Newest first. `reader` must be a snapshot, so that items and count agree. */
  findPage(reader: Reader, scope: DeliveryScope, filter: DeliveryFilter, page: Page): Promise<FoundPage> {
    return this.readPage(reader, filterCondition(scope, filter), page);
  }

  /**
   * Deliveries that were given up, have been waiting since before `lateSince` (a delivery id), or wait for one of the `silent`
   * endpoints. `reader` must be a snapshot.
   */
  findUndelivered(
    reader: Reader,
    scope: DeliveryScope,
    { lateSince, silent, ...filter }: DeliveryFilter & { lateSince: string; silent: readonly number[] },
    page: Page,
  ): Promise<FoundPage> {
    const { sql, values } = filterCondition(scope, filter);
    const places = [`$${values.length + 1}`, `$${values.length + 2}`] as const;
    const condition = { sql: `${sql} and ${undelivered(...places)}`, values: [...values, lateSince, silent] };
    return this.readPage(reader, condition, page);
  }

  async findByPublicId(
    reader: Reader,
    accountId: number,
    endpointId: number,
    publicId: string,
  ): Promise<FoundDelivery | undefined> {
    const [delivery] = await reader.query<FoundDelivery[]>(
      `select ${columns} from delivery where account_id = $1 and endpoint_id = $2 and public_id = $3`,
      [accountId, endpointId, publicId],
    );
    return delivery;
  }

  /** From the first to the last. */
  async findAttempts(
    reader: Reader,
    { id, eventDay }: Pick<FoundDelivery, 'id' | 'eventDay'>,
  ): Promise<DeliveryAttempt[]> {
    const attempts = await reader.find(DeliveryAttemptEntity, {
      where: { deliveryId: id, eventDay },
      order: { number: 'asc', id: 'asc' },
    });
    return attempts.map(({ deliveryId: _, eventDay: __, startedAt, nextAttemptAt, ...attempt }) => ({
      ...attempt,
      startedAt: startedAt.toISOString(),
      nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    }));
  }

  /**
   * Makes a delivery due now, with the complete schedule ahead of it, and before those that wait already: the one attempt that an open
   * circuit breaker allows must be its own. Also works while an attempt is in flight, if that one fails.
   */
  async restart(tx: Transaction, accountId: number, endpointId: number, id: number): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(DeliveryEntity)
      .set({ status: 'pending', runAttempts: 0, dueAt: () => firstInLine })
      .where({ accountId, endpointId, id })
      .execute();
  }

  /**
   * An account may have millions of deliveries, and counting reads each of them. So the count stops some way beyond the page: a
   * client that reads on while the count says that there is more still reaches the end.
   */
  private async readPage(reader: Reader, { sql, values }: Condition, page: Page): Promise<FoundPage> {
    const offset = offsetOf(page);
    const most = offset + page.size + countedBeyond;
    const items = await reader.query<FoundDelivery[]>(
      `select ${columns} from delivery where ${sql} order by public_id desc limit ${page.size} offset ${offset}`,
      values,
    );
    const [{ count }] = await reader.query<[{ count: number }]>(
      `select count(*)::int as count from (select from delivery where ${sql} limit ${most}) as counted`,
      values,
    );
    return { items, count, countExact: count < most };
  }
}
