import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../user/user.entity';
import { GroupEntity } from './group.entity';

const key = { ...numberColumn, primaryKeyConstraintName: 'group_member_pkey' };

@Entity('group_member')
@Index('group_member_user_idx', ['userId'])
export class GroupMemberEntity {
  @PrimaryColumn({ ...key, name: 'group_id' })
  @ForeignKey(() => GroupEntity, { name: 'group_member_group_fk', onDelete: 'CASCADE' })
  groupId: number;

  @PrimaryColumn({ ...key, name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'group_member_user_fk', onDelete: 'CASCADE' })
  userId: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;
}
