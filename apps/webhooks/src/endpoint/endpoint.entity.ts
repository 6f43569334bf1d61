import type { DisableReason } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';
import type { SigningKey } from './secret/signing-key.policy';
import type { Verification } from './endpoint-status.policy';

/** An own header as it is stored: a hidden one is encrypted. */
export type StoredHeader =
  { name: string; hidden: false; value: string } | { name: string; hidden: true; sealedValue: string };

/** Where an account wants to be told of events, and how. Everything `sealed` is a text form of FieldCipher. */
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

  /** The id that people see, and the row id that sealed values are bound to. */
  @Index('endpoint_public_id', { unique: true })
  @Column({ type: 'uuid', name: 'public_id' })
  publicId: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column('text')
  description: string;

  @Column({ type: 'text', name: 'target_url' })
  targetUrl: string;

  /** Names of events and families of them (`ticket_*`), or `*` alone. */
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

  /** Attempts in a second at most. */
  @Column({ type: 'integer', name: 'max_per_second', nullable: true })
  maxPerSecond: number | null;

  /** Whether a delivery waits until those before it are over. */
  @Column({ type: 'boolean', default: false })
  ordered: boolean;

  /** Switched on by its owner, and not off by itself. */
  @Column('boolean')
  active: boolean;

  /** Events are taken and wait. */
  @Column({ type: 'boolean', default: false })
  paused: boolean;

  @Column({ type: 'text', default: 'none' })
  verification: Verification;

  /** Why the last proof failed. */
  @Column({ type: 'text', name: 'verification_error', nullable: true })
  verificationError: string | null;

  /** When a proof was given last, if only for another URL. */
  @Column({ type: 'timestamptz', name: 'verified_at', precision: 3, nullable: true })
  verifiedAt: Date | null;

  /** Requests in a minute that the subscriber allows; null for any. */
  @Column({ type: 'integer', name: 'allowed_per_minute', nullable: true })
  allowedPerMinute: number | null;

  /** Why it was switched off by itself; null when that has not happened since it was last switched on. */
  @Column({ type: 'text', name: 'disabled_reason', nullable: true })
  disabledReason: DisableReason | null;

  /** Grows with every change, so that dispatchers know when what they hold is old. */
  @Column('integer')
  version: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;

  /** A deleted endpoint stays, without its secrets, until its deliveries have gone. */
  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, nullable: true })
  deletedAt: Date | null;
}
