import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

const key = { primary: true, primaryKeyConstraintName: 'event_pkey' } as const;

/** A received event, with the body that each of its deliveries sends. */
@Entity('event')
@Index('event_by_account', ['accountId', 'id'])
export class EventEntity {
  /** Grows in the order in which the events of an account become visible. */
  @Column({ ...numberColumn, ...key, generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: number;

  /** The partition: the day of reception, or a later day to which retention moved an event with pending deliveries. */
  @Column({ ...key, type: 'date' })
  day: string;

  /** The id of the envelope. */
  @Column({ type: 'uuid', name: 'public_id' })
  publicId: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'project_id', nullable: true })
  projectId: number | null;

  /** The name that subscribers see. */
  @Column('text')
  name: string;

  /** Sent verbatim. Text instead of jsonb, because signatures cover bytes. */
  @Column('text')
  body: string;

  @Column({ type: 'timestamptz', name: 'occurred_at', precision: 3 })
  occurredAt: Date;

  @Column({ type: 'timestamptz', name: 'received_at', precision: 3, default: () => 'now()' })
  receivedAt: Date;

  /** The trace that the attempts continue: that of the request that caused the event. Null before it was stored. */
  @Column({ type: 'text', nullable: true })
  traceparent: string | null;

  /** The request that caused the event. */
  @Column({ type: 'text', name: 'request_id', nullable: true })
  requestId: string | null;
}
