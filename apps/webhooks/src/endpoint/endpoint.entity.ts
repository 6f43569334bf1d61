import type { DisableReason } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';
import type { SigningKey } from './secret/signing-key.policy';
import type { Verification } from './endpoint-status.policy';

/** A custom header as it is stored. Hidden values are encrypted. */
export type StoredHeader =
  { name: string; hidden: false; value: string } | { name: string; hidden: true; sealedValue: string };

/** A webhook: the target URL of an account with its settings. `FieldCipher` encrypts every `sealed` value. */
@Entity('endpoint')
@Index('endpoint_account', ['accountId', 'id'], { where: 'deleted_at is null' })
export class EndpointEntity {
  @Column({
    ...numberColumn,
    primary: true,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'endpoint_pkey',
  })
  id: number;

  /** The id in the API, and the row id that sealed values are bound to. */
  @Index('endpoint_public_id', { unique: true })
  @Column({ type: 'uuid', name: 'public_id' })
  publicId: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column('text')
  description: string;

  @Column({ type: 'text', name: 'target_url' })
  targetUrl: string;

  /** Names of events, families of events (`ticket_*`), or `*` alone. */
  @Column({ type: 'text', array: true })
  events: string[];

  /** Null for all. */
  @Column({
    type: 'bigint',
    name: 'project_ids',
    array: true,
    nullable: true,
    transformer: { to: (ids: number[] | null) => ids, from: (ids: string[] | null) => ids?.map(Number) ?? null },
  })
  projectIds: number[] | null;

  @Column({ type: 'text', name: 'basic_username', nullable: true })
  basicUsername: string | null;

  @Column({ type: 'text', name: 'sealed_basic_password', nullable: true })
  sealedBasicPassword: string | null;

  @Column('jsonb')
  headers: StoredHeader[];

  @Column({ type: 'jsonb', name: 'signing_keys' })
  signingKeys: SigningKey[];

  /** Attempts per second at most. */
  @Column({ type: 'integer', name: 'max_per_second', nullable: true })
  maxPerSecond: number | null;

  /** Whether a delivery waits until the earlier ones are delivered or given up. */
  @Column({ type: 'boolean', default: false })
  ordered: boolean;

  /** False when its owner has disabled it, or the service has because of its subscriber. */
  @Column('boolean')
  active: boolean;

  /** While paused, it accepts events, and their deliveries wait. */
  @Column({ type: 'boolean', default: false })
  paused: boolean;

  @Column({ type: 'text', default: 'none' })
  verification: Verification;

  /** Why the last verification failed. */
  @Column({ type: 'text', name: 'verification_error', nullable: true })
  verificationError: string | null;

  /** When a target was last verified, even if it was another URL. */
  @Column({ type: 'timestamptz', name: 'verified_at', precision: 3, nullable: true })
  verifiedAt: Date | null;

  /** Requests per minute that the target allows; null for any number. */
  @Column({ type: 'integer', name: 'allowed_per_minute', nullable: true })
  allowedPerMinute: number | null;

  /** Why the service disabled it; null when it has not since the owner last enabled it. */
  @Column({ type: 'text', name: 'disabled_reason', nullable: true })
  disabledReason: DisableReason | null;

  /** Grows with every change, so that dispatchers notice when their copy is outdated. */
  @Column('integer')
  version: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;

  /** A deleted endpoint is kept, without its secrets, until its deliveries are deleted. */
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true })
  deletedAt: Date | null;
}
