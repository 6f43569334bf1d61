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

  /** As sent, secrets blotted out. The body is the event's and not kept again. */
  @Column({ type: 'jsonb', name: 'request_headers' })
  requestHeaders: Record<string, string>;

  @Column({ type: 'smallint', name: 'response_status', nullable: true })
  responseStatus: number | null;

  /** At most 16 KiB, as more is not read; secrets blotted out. */
  @Column({ type: 'jsonb', name: 'response_headers', nullable: true })
  responseHeaders: Record<string, string> | null;

  /** The start of the answer, secrets blotted out. */
  @Column({ type: 'text', name: 'response_body', nullable: true })
  responseBody: string | null;

  /** Why there was no answer. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** When the next one was to follow; null when none was. */
  @Column({ type: 'timestamptz', name: 'next_attempt_at', precision: 3, nullable: true })
  nextAttemptAt: Date | null;
}
