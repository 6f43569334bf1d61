import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/**
 * The condition of the index `delivery_undelivered`. PostgreSQL cannot conclude it from `status = 'pending'`: otherwise, as long as its statistics know
 * of no pending deliveries, it reads all undelivered ones where the indexes of pending ones find an endpoint's.
 */
export const undeliveredSql = `(status <> 'delivered')::int = 1`;

/**
 * One event owed to one endpoint. It is `pending` while it waits or is in flight, until it is delivered or given up (`failed`).
 * There are no foreign keys: one statement inserts the row together with the rows that it refers to, and retention deletes by
 * day, not by reference.
 */
@Entity('delivery')
@Index('delivery_once', ['eventId', 'endpointId'], { unique: true })
@Index('delivery_by_endpoint', ['endpointId', 'publicId'])
@Index('delivery_by_account', ['accountId', 'publicId'])
@Index('delivery_undelivered', ['accountId', 'publicId'], { where: undeliveredSql })
@Index('delivery_first', ['endpointId', 'dueAt', 'eventPublicId'], { where: `status = 'pending' and run_attempts = 0` })
@Index('delivery_by_replay', ['replayId', 'status'], { where: 'replay_id is not null' })
@Index('delivery_retry', ['endpointId', 'dueAt', 'eventPublicId'], { where: `status = 'pending' and run_attempts > 0` })
export class DeliveryEntity {
  @Column({
    ...numberColumn,
    primary: true,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'delivery_pkey',
  })
  id: number;

  /** The `webhook-id` of every attempt, including retries, resends and repeats after a crash. UUID version 7, so it sorts by time. */
  @Column({ type: 'uuid', name: 'public_id' })
  publicId: string;

  @Column({ ...numberColumn, name: 'event_id' })
  eventId: number;

  /** The event's public id, which gives ordered endpoints the publisher's order when two events have the same time. */
  @Column({ type: 'uuid', name: 'event_public_id' })
  eventPublicId: string;

  /** The partition of the event. */
  @Column({ type: 'date', name: 'event_day' })
  eventDay: string;

  /** Copied from the event, so that lists are filtered without reading it. */
  @Column({ type: 'text', name: 'event_name' })
  eventName: string;

  /** Copied from the event. */
  @Column({ ...numberColumn, name: 'project_id', nullable: true })
  projectId: number | null;

  @Column({ ...numberColumn, name: 'endpoint_id' })
  endpointId: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ type: 'text', default: 'pending' })
  status: DeliveryStatus;

  /** All attempts. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** Attempts of the current run of the retry schedule. A resend starts a new run. */
  @Column({ type: 'smallint', name: 'run_attempts', default: 0 })
  runAttempts: number;

  /** When the next attempt may start; null when there is none. */
  @Column({ type: 'timestamptz', name: 'due_at', precision: 3, nullable: true })
  dueAt: Date | null;

  /** The last replay that made it due. */
  @Column({ type: 'uuid', name: 'replay_id', nullable: true })
  replayId: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt: Date;
}
