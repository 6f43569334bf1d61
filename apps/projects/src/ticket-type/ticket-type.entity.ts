import type { TicketType } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ProjectEntity } from '../project/project.entity';

@Entity('ticket_type')
@Unique('ticket_type_account_id_key', ['accountId', 'id'])
export class TicketTypeEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'ticket_type_pkey',
  })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column('text')
  name: string;

  @Column('jsonb', { name: 'typed_fields', default: [] })
  typedFields: NonNullable<TicketType['typedFields']>;

  @Column('jsonb', { default: {} })
  capabilities: NonNullable<TicketType['capabilities']>;

  @Column('jsonb', { name: 'static_fields', default: {} })
  staticFields: NonNullable<TicketType['staticFields']>;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}

const key = { ...numberColumn, primaryKeyConstraintName: 'project_ticket_type_pkey' };

/** A ticket type that tickets of a project may have. */
@Entity('project_ticket_type')
@ForeignKey(() => ProjectEntity, ['accountId', 'projectId'], ['accountId', 'id'], {
  name: 'project_ticket_type_project_fkey',
})
@ForeignKey(() => TicketTypeEntity, ['accountId', 'ticketTypeId'], ['accountId', 'id'], {
  name: 'project_ticket_type_type_fkey',
})
export class ProjectTicketTypeEntity {
  @PrimaryColumn({ ...key, name: 'account_id' })
  accountId: number;

  @PrimaryColumn({ ...key, name: 'project_id' })
  projectId: number;

  @PrimaryColumn({ ...key, name: 'ticket_type_id' })
  ticketTypeId: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;

  /** Keys of typed fields. */
  @Column('text', { name: 'required_fields', array: true, default: [] })
  requiredFields: string[];
}
