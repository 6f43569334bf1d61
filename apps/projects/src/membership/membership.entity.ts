import type { ProjectRole } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ProjectEntity } from '../project/project.entity';

const key = { ...numberColumn, primaryKeyConstraintName: 'membership_pkey' };

@Entity('membership')
@ForeignKey(() => ProjectEntity, ['accountId', 'projectId'], ['accountId', 'id'], {
  name: 'membership_project_fkey',
  onDelete: 'CASCADE',
})
@Index('membership_project_idx', ['accountId', 'projectId'])
export class MembershipEntity {
  @PrimaryColumn({ ...key, name: 'account_id' })
  accountId: number;

  @PrimaryColumn({ ...key, name: 'user_id' })
  userId: number;

  @PrimaryColumn({ ...key, name: 'project_id' })
  projectId: number;

  @Column('text')
  role: ProjectRole;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
