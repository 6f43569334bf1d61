import { Injectable } from '@nestjs/common';
import type { Delivery, DeliveryAttempt, Page } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { EventEntity } from '../event/event.entity';
import { DeliveryAttemptEntity } from './delivery-attempt.entity';
import { DeliveryEntity, type DeliveryStatus } from './delivery.entity';

/** The endpoint whose deliveries are asked for. */
export interface EndpointKey {
  accountId: number;
  endpointId: number;
}

/** A delivery with its own number beside what people see. */
export interface FoundDelivery {
  id: number;
  eventDay: string;
  view: Omit<Delivery, 'endpointId'>;
}

interface DeliveryRow {
  id: string;
  publicId: string;
  eventId: string;
  eventDay: string;
  eventName: string;
  status: DeliveryStatus;
  attempts: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
}

/** Deliveries as people look at them. */
@Injectable()
export class DeliveryRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async findPage(
    key: EndpointKey,
    { page, status }: { page: Page; status?: DeliveryStatus },
  ): Promise<{ items: FoundDelivery[]; count: number }> {
    const of = status ? { ...key, status } : key;
    const query = select(this.database.manager)
      .where(of)
      .orderBy('delivery.public_id', 'DESC')
      .offset((page.number - 1) * page.size)
      .limit(page.size);
    const [rows, count] = await Promise.all([
      query.getRawMany<DeliveryRow>(),
      this.database.manager.countBy(DeliveryEntity, of),
    ]);
    return { items: rows.map(found), count };
  }

  async findByPublicId(
    key: EndpointKey,
    publicId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<FoundDelivery | undefined> {
    const row = await select(manager)
      .where({ ...key, publicId })
      .getRawOne<DeliveryRow>();
    return row && found(row);
  }

  /** First to last. */
  async findAttempts(deliveryId: number): Promise<DeliveryAttempt[]> {
    const attempts = await this.database.manager.find(DeliveryAttemptEntity, {
      where: { deliveryId },
      order: { number: 'asc', id: 'asc' },
    });
    return attempts.map(({ id, number, startedAt, durationMs, responseStatus, responseBody, error }) => ({
      id,
      number,
      startedAt: startedAt.toISOString(),
      durationMs,
      responseStatus,
      responseBody,
      error,
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
}

function select(manager: EntityManager): SelectQueryBuilder<DeliveryEntity> {
  return manager
    .createQueryBuilder(DeliveryEntity, 'delivery')
    .innerJoin(EventEntity, 'event', 'event.id = delivery.event_id and event.day = delivery.event_day')
    .select('delivery.id', 'id')
    .addSelect('delivery.public_id', 'publicId')
    .addSelect('event.public_id', 'eventId')
    .addSelect('delivery.event_day::text', 'eventDay')
    .addSelect('delivery.event_name', 'eventName')
    .addSelect('delivery.status', 'status')
    .addSelect('delivery.attempts', 'attempts')
    .addSelect('delivery.due_at', 'nextAttemptAt')
    .addSelect('delivery.created_at', 'createdAt');
}

function found({
  id,
  publicId,
  eventId,
  eventDay,
  eventName,
  status,
  attempts,
  nextAttemptAt,
  createdAt,
}: DeliveryRow): FoundDelivery {
  return {
    id: Number(id),
    eventDay,
    view: {
      id: publicId,
      eventId,
      eventName,
      status,
      attempts,
      nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    },
  };
}
