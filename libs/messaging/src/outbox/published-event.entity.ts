import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that the broker has confirmed, kept for a day. If the broker loses its data, it gets these events again. */
@Entity({ name: 'published_event' })
export class PublishedEventEntity {
  @PrimaryColumn({
    name: 'published_at',
    type: 'timestamptz',
    default: () => 'now()',
    primaryKeyConstraintName: 'published_event_pkey',
  })
  publishedAt: Date;

  /** The event's id. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'published_event_pkey' })
  id: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text' })
  message: string;

  @Column({ type: 'text', nullable: true })
  traceparent: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId: string | null;
}
