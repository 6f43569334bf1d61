import type { Language, Permission, UserKind } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from '../account/account.entity';

/** The constraint that a second user with the same e-mail violates. */
export const uniqueEmail = 'account_user_email_unique';

/** A user of an account. The table is not called `user`, a reserved word in SQL. */
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

  /** In lower case, so that it is unique regardless of case. */
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

  /** The permissions given to the user. An owner has every permission, whatever this contains. */
  @Column('text', { array: true })
  permissions: Permission[];

  @Column('text')
  language: Language;

  /** argon2id in PHC format; null until the user chooses a password. */
  @Column('text', { name: 'password_hash', select: false, nullable: true })
  passwordHash: string | null;

  /** When the user first chose a password. */
  @Column({ type: 'timestamptz', name: 'activated_at', precision: 3, nullable: true })
  activatedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
