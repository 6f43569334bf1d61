import type { TokenEndReason, Scope } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A personal access token. */
@Entity('access_token')
@Index('access_token_user_idx', ['accountId', 'userId', 'createdAt'])
@Index('access_token_expiry_idx', ['expiresAt'], { where: 'revoked_at is null' })
@Index('access_token_explorer_idx', ['accountId', 'explorerSessionId'], {
  where: 'explorer_session_id is not null and revoked_at is null',
})
export class TokenEntity {
  /** The public part of the token's text. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'access_token_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'user_id' })
  userId: number;

  @Column('text')
  hash: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  scopes: Scope[];

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3, nullable: true })
  expiresAt: Date | null;

  @Column('int', { name: 'lifetime_days', nullable: true })
  lifetimeDays: number | null;

  @Column('int', { name: 'warned_days', nullable: true })
  warnedDays: number | null;

  @Column('uuid', { name: 'explorer_session_id', nullable: true })
  explorerSessionId: string | null;

  @Column({ type: 'timestamptz', name: 'last_used_at', precision: 3, nullable: true })
  lastUsedAt: Date | null;

  @Column('text', { name: 'last_used_ip', nullable: true })
  lastUsedIp: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', precision: 3, nullable: true })
  revokedAt: Date | null;

  @Column({ ...numberColumn, name: 'revoked_by', nullable: true })
  revokedBy: number | null;

  @Column('text', { name: 'revoked_reason', nullable: true })
  revokedReason: TokenEndReason | null;
}
