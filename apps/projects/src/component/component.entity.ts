import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ProjectEntity } from '../project/project.entity';

@Entity('component')
@Unique('component_project_id_key', ['accountId', 'projectId', 'id'])
@ForeignKey(() => ProjectEntity, ['accountId', 'projectId'], ['accountId', 'id'], { name: 'component_project_fkey' })
export class ComponentEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'component_pkey',
  })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'project_id' })
  projectId: number;

  @Column('text')
  name: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
