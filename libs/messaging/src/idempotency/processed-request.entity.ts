import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An idempotency key with the reply of its write. */
@Entity({ name: 'processed_request' })
export class ProcessedRequestEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'processed_request_pkey' })
  key: string;

  /** SHA-256 of the request. It detects that a key is used for another request. */
  @Column({ type: 'bytea' })
  fingerprint: Buffer;

  @Column({ type: 'jsonb', nullable: true })
  reply: unknown;

  @Index('processed_request_created_at')
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
