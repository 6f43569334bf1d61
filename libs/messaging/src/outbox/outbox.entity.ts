import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A recorded event that the broker has not confirmed yet. */
@Entity({ name: 'outbox' })
export class OutboxEntity {
  /** The event's id. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_pkey' })
  id: string;

  @Column({ type: 'text' })
  type: string;

  /** The envelope as JSON text. A `jsonb` column would reorder its keys. */
  @Column({ type: 'text' })
  message: string;

  @Column({ type: 'text', nullable: true })
  traceparent: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;

  /** End of the lease of the relay that publishes the event. */
  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil: Date | null;
}
