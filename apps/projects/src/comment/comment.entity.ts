import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TicketEntity } from '../ticket/ticket.entity';

@Entity('comment')
@ForeignKey(() => TicketEntity, ['ticketId'], ['id'], { name: 'comment_ticket_fkey', onDelete: 'CASCADE' })
@Index('comment_ticket_idx', ['ticketId', 'id'])
export class CommentEntity {
  /** UUID version 7: in the order of writing. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'comment_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'project_id' })
  projectId: number;

  @Column({ ...numberColumn, name: 'ticket_id' })
  ticketId: number;

  @Column({ ...numberColumn, name: 'author_id' })
  authorId: number;

  @Column('text')
  text: string;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
