import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ProjectEntity } from '../project/project.entity';

/** The last sequential id a project has given out. */
@Entity('ticket_counter')
@ForeignKey(() => ProjectEntity, ['accountId', 'projectId'], ['accountId', 'id'], {
  name: 'ticket_counter_project_fkey',
})
export class TicketCounterEntity {
  @PrimaryColumn({ ...numberColumn, name: 'project_id', primaryKeyConstraintName: 'ticket_counter_pkey' })
  projectId: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column('int', { name: 'last_number' })
  lastNumber: number;
}
