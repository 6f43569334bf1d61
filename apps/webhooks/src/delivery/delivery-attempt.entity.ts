import { numberColumn } from '@plumbline/persistence';
import { Column, Entity } from 'typeorm';

const key = { primary: true, primaryKeyConstraintName: 'delivery_attempt_pkey' } as const;

/** One try of a delivery and what came of it. Holds nothing of the request's secrets. */
@Entity('delivery_attempt')
export class DeliveryAttemptEntity {
  @Column({ ...numberColumn, ...key, name: 'delivery_id' })
  deliveryId: number;

  @Column({ ...key, type: 'uuid' })
  id: string;

  /** The partition: that of the event, so that both go together. */
  @Column({ ...key, type: 'date', name: 'event_day' })
  eventDay: string;

  @Column('integer')
  number: number;

  @Column({ type: 'timestamptz', name: 'started_at', precision: 3 })
  startedAt: Date;

  @Column({ type: 'integer', name: 'duration_ms' })
  durationMs: number;

  @Column({ type: 'smallint', name: 'response_status', nullable: true })
  responseStatus: number | null;

  /** The start of the answer, secrets blotted out. */
  @Column({ type: 'text', name: 'response_body', nullable: true })
  responseBody: string | null;

  /** Why there was no answer. */
  @Column({ type: 'text', nullable: true })
  error: string | null;
}
