import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { UserEntity } from '../user/user.entity';

/** A named set of an account's users. The table is not called `group`, a reserved word in SQL. */
@Entity('user_group')
@Index('user_group_account_idx', ['accountId', 'id'])
@Index('user_group_leader_idx', ['leaderId'])
export class GroupEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'user_group_pkey',
  })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  @ForeignKey(() => AccountEntity, { name: 'user_group_account_fk' })
  accountId: number;

  @Column('text')
  name: string;

  /** Null after the leader was deleted. */
  @Column({ ...numberColumn, name: 'leader_id', nullable: true })
  @ForeignKey(() => UserEntity, { name: 'user_group_leader_fk', onDelete: 'SET NULL' })
  leaderId: number | null;

  /** Not a foreign key: the user may be deleted. */
  @Column({ ...numberColumn, name: 'created_by_id' })
  createdById: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
