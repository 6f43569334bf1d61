import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { UserEntity } from '../user/user.entity';
import type { MailContent } from './mail';

/** A mail to a user. Its row is kept for a while after sending, so that a repeated request for it is recognised. */
@Entity('mail')
@Unique('mail_once_key_unique', ['onceKey'])
@Index('mail_due_idx', ['dueAt'], { where: 'settled_at is null' })
@Index('mail_settled_idx', ['settledAt'])
export class MailEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mail_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'mail_user_fk', onDelete: 'CASCADE' })
  userId: number;

  @Column('jsonb')
  content: MailContent;

  /** Identifies the cause and the recipient. A second mail with the same key is not queued. */
  @Column('text', { name: 'once_key' })
  onceKey: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column('int', { default: 0 })
  attempts: number;

  /** When the mail is sent next. While it is being sent: when another process may try. */
  @Column({ type: 'timestamptz', name: 'due_at', precision: 3 })
  dueAt: Date;

  /** When the mail was sent or given up. */
  @Column({ type: 'timestamptz', name: 'settled_at', precision: 3, nullable: true })
  settledAt: Date | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
}
