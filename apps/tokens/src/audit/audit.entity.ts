import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What can happen to a token that somebody may have to answer for. */
export type AuditedAction = 'issued' | 'rotated' | 'revoked';

/** One line of the trail; the database refuses to change or delete it. */
@Entity('token_audit')
@Index('token_audit_token_idx', ['accountId', 'tokenId'])
export class AuditEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'token_audit_pkey',
  })
  id: number;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column('text', { name: 'token_id' })
  tokenId: string;

  /** Whose token it is. */
  @Column({ ...numberColumn, name: 'user_id' })
  userId: number;

  @Column('text')
  action: AuditedAction;

  /** Why a token was revoked, or which successor it was rotated to. */
  @Column('text', { nullable: true })
  detail: string | null;

  /** Who did it; null for whoever presented a leaked token. */
  @Column({ ...numberColumn, name: 'actor_user_id', nullable: true })
  actorUserId: number | null;

  /** By which session or token. */
  @Column('text', { name: 'actor_credential', nullable: true })
  actorCredential: string | null;

  @Column('text', { name: 'actor_user_agent', nullable: true })
  actorUserAgent: string | null;
}
