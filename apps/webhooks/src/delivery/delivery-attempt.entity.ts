import { numberColumn } from '@plumbline/persistence';
import { Column, Entity } from 'typeorm';

const key = { primary: true, primaryKeyConstraintName: 'delivery_attempt_pkey' } as const;

/** One HTTP request for a delivery, with its result. Contains no secrets. */
@Entity('delivery_attempt')
export class DeliveryAttemptEntity {
  @Column({ ...numberColumn, ...key, name: 'delivery_id' })
  deliveryId: number;

  @Column({ ...key, type: 'uuid' })
  id: string;

  /** The partition: the same day as the event's, so that both are dropped together. */
  @Column({ ...key, type: 'date', name: 'event_day' })
  eventDay: string;

  @Column('integer')
  number: number;

  @Column({ type: 'timestamptz', name: 'started_at', precision: 3 })
  startedAt: Date;

  @Column({ type: 'integer', name: 'duration_ms' })
  durationMs: number;

  /** As sent, with secrets redacted. The body is stored with the event only. */
  @Column({ type: 'jsonb', name: 'request_headers' })
  requestHeaders: Record<string, string>;

  @Column({ type: 'smallint', name: 'response_status', nullable: true })
  responseStatus: number | null;

  /** 16 KiB at most, with secrets redacted. */
  @Column({ type: 'jsonb', name: 'response_headers', nullable: true })
  responseHeaders: Record<string, string> | null;

  /** The start of the response body, with secrets redacted. */
  @Column({ type: 'text', name: 'response_body', nullable: true })
  responseBody: string | null;

  /** Why there was no response. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** When the next attempt was scheduled; null when there was none. */
  @Column({ type: 'timestamptz', name: 'next_attempt_at', precision: 3, nullable: true })
  nextAttemptAt: Date | null;
}
