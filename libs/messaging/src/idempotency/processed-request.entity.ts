import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A write that was done, and what was answered. */
@Entity({ name: 'processed_request' })
export class ProcessedRequestEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'processed_request_pkey' })
  key: string;

  /** SHA-256 of the request, so that a key used for something else is noticed. */
  @Column({ type: 'bytea' })
  fingerprint: Buffer;

  @Column({ type: 'jsonb', nullable: true })
  reply: unknown;

  @Index('processed_request_created_at')
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
