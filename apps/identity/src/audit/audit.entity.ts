import type { AuditEntry } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An entry of the audit trail. A trigger refuses to change or delete it. */
@Entity('audit_entry')
@Index('audit_entry_account_idx', ['accountId', 'id'])
@Index('audit_entry_at_idx', ['accountId', 'at'])
@Index('audit_entry_actor_idx', ['accountId', 'actorUserId', 'id'])
@Index('audit_entry_subject_idx', ['accountId', 'subjectUserId', 'id'])
export class AuditEntity {
  /** The event's id, so that a repeated event has one entry. A UUID of version 7: its order is the order of the trail. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entry_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column('text')
  action: string;

  @Column('text', { name: 'actor_kind' })
  actorKind: AuditEntry['actor']['kind'];

  @Column({ ...numberColumn, name: 'actor_user_id', nullable: true })
  actorUserId: number | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName: string | null;

  @Column('text', { name: 'actor_token_id', nullable: true })
  actorTokenId: string | null;

  @Column('text', { name: 'actor_ip', nullable: true })
  actorIp: string | null;

  @Column('text', { name: 'actor_user_agent', nullable: true })
  actorUserAgent: string | null;

  @Column('text', { name: 'subject_type' })
  subjectType: AuditEntry['subject']['type'];

  @Column('text', { name: 'subject_id' })
  subjectId: string;

  @Column('text', { name: 'subject_name', nullable: true })
  subjectName: string | null;

  @Column({ ...numberColumn, name: 'subject_user_id', nullable: true })
  subjectUserId: number | null;

  @Column('jsonb')
  details: Record<string, unknown>;

  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;
}
