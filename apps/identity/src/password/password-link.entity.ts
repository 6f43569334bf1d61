import type { LinkPurpose } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../user/user.entity';
import type { StoredGrant } from './password-link.policy';

/** A link with which its holder can choose a password once. Its row is deleted when it is used. */
@Entity('password_link')
@Index('password_link_user_idx', ['accountId', 'userId'])
@Index('password_link_expires_idx', ['expiresAt'])
export class PasswordLinkEntity {
  /** SHA-256 of the link's secret, in hex. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'password_link_pkey' })
  hash: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'password_link_user_fk', onDelete: 'CASCADE' })
  userId: number;

  @Column('text')
  purpose: LinkPurpose;

  /** Null in links of versions without it, which are not valid. */
  @Column('jsonb', { nullable: true })
  granted: StoredGrant | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt: Date;
}
