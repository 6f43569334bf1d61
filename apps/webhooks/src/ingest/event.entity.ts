import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

const key = { primary: true, primaryKeyConstraintName: 'event_pkey' } as const;

/** An event as it was received, with the body that every one of its deliveries sends. */
@Entity('event')
@Index('event_by_account', ['accountId', 'id'])
export class EventEntity {
  /** Within an account, in the order in which events became visible. */
  @Column({ ...numberColumn, ...key, generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: number;

  /** The partition: the day on which it was received, or a later one to which it was carried because it is still owed. */
  @Column({ ...key, type: 'date' })
  day: string;

  /** The envelope's id. */
  @Column({ type: 'uuid', name: 'public_id' })
  publicId: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'project_id', nullable: true })
  projectId: number | null;

  /** The name that subscribers know it by. */
  @Column('text')
  name: string;

  /** Sent verbatim, so it is text and not jsonb: signatures cover bytes. */
  @Column('text')
  body: string;

  @Column({ type: 'timestamptz', name: 'occurred_at', precision: 3 })
  occurredAt: Date;

  @Column({ type: 'timestamptz', name: 'received_at', precision: 3, default: () => 'now()' })
  receivedAt: Date;
}
