import type { Attachment } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TicketEntity } from '../ticket/ticket.entity';

/** The record of a stored file. Clients can choose the id, so it is unique per account only. */
@Entity('attachment')
@ForeignKey(() => TicketEntity, ['ticketId'], ['id'], { name: 'attachment_ticket_fkey', onDelete: 'CASCADE' })
@Index('attachment_ticket_idx', ['ticketId', 'createdAt', 'id'])
export class AttachmentEntity {
  @PrimaryColumn({ ...numberColumn, name: 'account_id', primaryKeyConstraintName: 'attachment_pkey' })
  accountId: number;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'attachment_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'project_id' })
  projectId: number;

  @Column({ ...numberColumn, name: 'ticket_id' })
  ticketId: number;

  @Column({ ...numberColumn, name: 'author_id' })
  authorId: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  caption: string | null;

  @Column('text')
  kind: Attachment['kind'];

  @Column('text', { name: 'file_key' })
  fileKey: string;

  @Column('int', { name: 'file_size' })
  fileSize: number;

  @Column('text', { name: 'file_sha256' })
  fileSha256: string;

  @Column('text', { name: 'file_content_type' })
  fileContentType: string;

  @Column('text', { name: 'file_thumbnail_key', nullable: true })
  fileThumbnailKey: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}
