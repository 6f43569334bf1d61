import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/**
 * One event on its way to one endpoint: the truth about what is still owed. It is `pending`, whether it waits or is being
 * attempted by the process that serves its endpoint, or it is over. There are no foreign keys: rows are made by one statement that reads what they
 * refer to, and old ones leave by the day, not by the reference.
 */
@Entity('delivery')
@Index('delivery_once', ['eventId', 'endpointId'], { unique: true })
@Index('delivery_by_endpoint', ['endpointId', 'publicId'])
@Index('delivery_by_account', ['accountId', 'publicId'])
@Index('delivery_undelivered', ['accountId', 'publicId'], { where: `status <> 'delivered'` })
@Index('delivery_first', ['endpointId', 'dueAt', 'eventPublicId'], { where: `status = 'pending' and run_attempts = 0` })
@Index('delivery_again', ['endpointId', 'dueAt', 'eventPublicId'], { where: `status = 'pending' and run_attempts > 0` })
export class DeliveryEntity {
  @Column({
    ...numberColumn,
    primary: true,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'delivery_pkey',
  })
  id: number;

  /**
   * The `webhook-id` of every attempt, whether first, retried, resent or repeated after a crash. UUID version 7, so that its
   * order is that of time.
   */
  @Column({ type: 'uuid', name: 'public_id' })
  publicId: string;

  @Column({ ...numberColumn, name: 'event_id' })
  eventId: number;

  /** Of the event. In the order of one publisher, where that counts and the instants are the same. */
  @Column({ type: 'uuid', name: 'event_public_id' })
  eventPublicId: string;

  /** The partition in which the event is. */
  @Column({ type: 'date', name: 'event_day' })
  eventDay: string;

  /** Of the event, so that lists are filtered without looking at it. */
  @Column({ type: 'text', name: 'event_name' })
  eventName: string;

  /** Of the event. */
  @Column({ ...numberColumn, name: 'project_id', nullable: true })
  projectId: number | null;

  @Column({ ...numberColumn, name: 'endpoint_id' })
  endpointId: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ type: 'text', default: 'pending' })
  status: DeliveryStatus;

  /** Attempts made in all. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** Attempts made of the present run of the schedule; resending starts a new run. */
  @Column({ type: 'smallint', name: 'run_attempts', default: 0 })
  runAttempts: number;

  /** When the next attempt may start; null when none is to come. */
  @Column({ type: 'timestamptz', name: 'due_at', precision: 3, nullable: true })
  dueAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' })
  createdAt: Date;
}
