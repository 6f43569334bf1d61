import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that has happened and is not yet known to be with the broker. */
@Entity({ name: 'outbox' })
export class OutboxEntity {
  /** The event's id. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_pkey' })
  id: string;

  @Column({ type: 'text' })
  type: string;

  /** The envelope as it will be sent: text, so that nothing reorders or reformats it. */
  @Column({ type: 'text' })
  message: string;

  @Column({ type: 'text', nullable: true })
  traceparent: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  recordedAt: Date;

  /** Until then one relay is busy with it. */
  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil: Date | null;
}
