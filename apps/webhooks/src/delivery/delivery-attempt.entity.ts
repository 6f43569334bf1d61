import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

/** One try of a delivery and what came of it. Holds nothing of the request's secrets. */
@Entity('delivery_attempt')
@Index('delivery_attempt_by_delivery', ['deliveryId', 'number'])
export class DeliveryAttemptEntity {
  @Column({ type: 'uuid', primary: true, primaryKeyConstraintName: 'delivery_attempt_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'delivery_id' })
  deliveryId: number;

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
