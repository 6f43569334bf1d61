import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service keeps of projects: whose they are. Fed by the events of projects. */
@Entity('known_project')
export class ProjectCopyEntity {
  @PrimaryColumn({ ...numberColumn, primaryKeyConstraintName: 'known_project_pkey' })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;
}
