import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of projects: the account of each. Fed by the events of projects. */
@Entity('project_copy')
export class ProjectCopyEntity {
  @PrimaryColumn({ ...numberColumn, primaryKeyConstraintName: 'project_copy_pkey' })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;
}
