import type { Ticket } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ComponentEntity } from '../component/component.entity';
import { ProjectEntity } from '../project/project.entity';
import { TicketTypeEntity } from '../ticket-type/ticket-type.entity';

@Entity('ticket')
@Unique('ticket_uuid_key', ['accountId', 'uuid'])
@Unique('ticket_sequential_id_key', ['accountId', 'projectId', 'sequentialId'])
@Index('ticket_updated_at_idx', ['accountId', 'projectId', 'updatedAt', 'id'])
@Index('ticket_parent_idx', ['accountId', 'parentId'], { where: 'parent_id IS NOT NULL' })
@ForeignKey(() => ProjectEntity, ['accountId', 'projectId'], ['accountId', 'id'], { name: 'ticket_project_fkey' })
@ForeignKey(() => ComponentEntity, ['accountId', 'projectId', 'componentId'], ['accountId', 'projectId', 'id'], {
  name: 'ticket_component_fkey',
})
@ForeignKey(() => TicketTypeEntity, ['accountId', 'ticketTypeId'], ['accountId', 'id'], { name: 'ticket_type_fkey' })
@ForeignKey(() => TicketEntity, ['accountId', 'parentId'], ['accountId', 'uuid'], { name: 'ticket_parent_fkey' })
export class TicketEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'ticket_pkey',
  })
  id: number;

  @Column('uuid')
  uuid: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'project_id' })
  projectId: number;

  @Column({ ...numberColumn, name: 'component_id' })
  componentId: number;

  @Column({ ...numberColumn, name: 'ticket_type_id' })
  ticketTypeId: number;

  /** Counts the tickets of a project from 1; given out without gaps. */
  @Column('int', { name: 'sequential_id' })
  sequentialId: number;

  @Column('text')
  subject: string;

  @Column('smallint', { name: 'status_id' })
  statusId: Ticket['statusId'];

  @Column('smallint', { name: 'priority_id' })
  priorityId: Ticket['priorityId'];

  @Column({ ...numberColumn, name: 'assigned_to_id', nullable: true })
  assignedToId: number | null;

  @Column('date', { name: 'due_date', nullable: true })
  dueDate: string | null;

  @Column('int', { name: 'due_date_change_count' })
  dueDateChangeCount: number;

  @Column('smallint')
  progress: number;

  @Column('jsonb', { name: 'typed_values' })
  typedValues: Ticket['typedValues'];

  @Column('bigint', {
    array: true,
    transformer: { to: (ids: unknown) => ids, from: (ids: string[]) => ids.map(Number) },
  })
  subscribers: number[];

  @Column('text', { name: 'plan_x', nullable: true })
  planX: string | null;

  @Column('text', { name: 'plan_y', nullable: true })
  planY: string | null;

  /** The UUID of the ticket that this one is a part of; both are in the same project. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Column({ ...numberColumn, name: 'author_id' })
  authorId: number;

  @Column({ ...numberColumn, name: 'updated_by_id' })
  updatedById: number;

  @Column({ type: 'timestamptz', name: 'closed_at', precision: 3, nullable: true })
  closedAt: Date | null;

  @Column({ ...numberColumn, name: 'closed_by_id', nullable: true })
  closedById: number | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
