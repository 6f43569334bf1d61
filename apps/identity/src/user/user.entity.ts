import type { Language, Permission, UserKind } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from '../account/account.entity';

/** The name by which a second user with the same e-mail is recognised. */
export const uniqueEmail = 'account_user_email_unique';

/** A person in an account. `user` is a reserved word in SQL. */
@Entity('account_user')
@Unique(uniqueEmail, ['email'])
@Check('account_user_email_lower', 'email = lower(email)')
@Index('account_user_account', ['accountId', 'id'])
export class UserEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'account_user_pkey',
  })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  @ForeignKey(() => AccountEntity, { name: 'account_user_account_fk' })
  accountId: number;

  /** In lower case, so that it is unique however it was typed. */
  @Column('text')
  email: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  kind: UserKind;

  @Column('boolean')
  owner: boolean;

  @Column('boolean')
  active: boolean;

  /** As given; owners have all of them whatever stands here. */
  @Column('text', { array: true })
  permissions: Permission[];

  @Column('text')
  language: Language;

  /** argon2id in PHC format; null for those who have yet to choose a password. */
  @Column('text', { name: 'password_hash', select: false, nullable: true })
  passwordHash: string | null;

  /** When a password was first chosen. */
  @Column({ type: 'timestamptz', name: 'activated_at', precision: 3, nullable: true })
  activatedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
