import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What remains of a deleted ticket, for those who synchronise: who saw it, and when it was deleted. A trigger of `ticket` writes it. */
@Entity('deleted_ticket')
@Index('deleted_ticket_deleted_at_idx', ['accountId', 'projectId', 'deletedAt', 'id'])
export class DeletedTicketEntity {
  @PrimaryColumn({ ...numberColumn, primaryKeyConstraintName: 'deleted_ticket_pkey' })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'project_id' })
  projectId: number;

  @Column('uuid')
  uuid: string;

  @Column({ ...numberColumn, name: 'author_id' })
  authorId: number;

  @Column({ ...numberColumn, name: 'assigned_to_id', nullable: true })
  assignedToId: number | null;

  @Column({ type: 'timestamptz', name: 'deleted_at', precision: 3, default: () => 'clock_timestamp()' })
  deletedAt: Date;
}
