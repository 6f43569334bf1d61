import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

/** An event as it was received, with the body that every one of its deliveries sends. */
@Entity('event')
export class EventEntity {
  @Column({
    ...numberColumn,
    primary: true,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'event_pkey',
  })
  id: number;

  /** The envelope's id: an event that comes again is not stored again. */
  @Index('event_public_id', { unique: true })
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
