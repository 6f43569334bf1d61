import { numberColumn } from '@plumbline/persistence';
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { UserEntity } from '../user/user.entity';

const key = { ...numberColumn, primaryKeyConstraintName: 'role_giver_pkey' };

/** Who has given an invited user a role in a project. The role itself is known to the projects service alone. */
@Entity('role_giver')
export class RoleGiverEntity {
  @PrimaryColumn({ ...key, name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'role_giver_user_fk', onDelete: 'CASCADE' })
  userId: number;

  /** The giver's id; 0 when no user caused it. Not a foreign key: the giver may be deleted. */
  @PrimaryColumn({ ...key, name: 'giver_id' })
  giverId: number;
}
