import { Injectable } from '@nestjs/common';
import {
  offsetOf,
  type Attachment,
  type attachmentSorts,
  type listAttachments,
  type RpcRequest,
  type StoredFile,
} from '@plumbline/contracts';
import { changedAtOrAfter, type Reader, type Transaction } from '@plumbline/persistence';
import { In, type FindOptionsOrder } from 'typeorm';
import { AttachmentEntity } from './attachment.entity';
import { toAttachment, toFile, toRow } from './attachment.mapping';

type TicketKey = { id: number; uuid: string };

/** The wanted page of a list and its order; optionally of some kinds only, and only what changed at or after an instant. */
type AttachmentListing = Pick<RpcRequest<typeof listAttachments>, 'page' | 'sort' | 'kinds' | 'changedSince'>;

const sortProperties = {
  id: 'id',
  title: 'name',
  'attachable-type': 'kind',
  'author-id': 'authorId',
  'created-at': 'createdAt',
  'updated-at': 'updatedAt',
} as const satisfies Record<(typeof attachmentSorts)[number], keyof AttachmentEntity>;

/** A row does not contain the ticket's UUID: callers have the ticket. */
@Injectable()
export class AttachmentRepository {
  /** Lists the attachments of a ticket, the oldest first unless sorted. */
  async list(
    tx: Reader,
    accountId: number,
    ticket: TicketKey,
    { page, sort, kinds, changedSince }: AttachmentListing,
  ): Promise<{ items: Attachment[]; count: number }> {
    const [rows, count] = await tx.findAndCount(AttachmentEntity, {
      where: { accountId, ticketId: ticket.id, ...(kinds && { kind: In(kinds) }), ...changedAtOrAfter(changedSince) },
      order: orderOf(sort),
      skip: offsetOf(page),
      take: page.size,
    });
    return { items: rows.map((row) => toAttachment(row, ticket.uuid)), count };
  }

  async find(tx: Reader, accountId: number, ticket: TicketKey, id: string): Promise<Attachment | undefined> {
    const row = await tx.findOneBy(AttachmentEntity, { accountId, ticketId: ticket.id, id });
    return row ? toAttachment(row, ticket.uuid) : undefined;
  }

  /** The stored files of a ticket's attachments. */
  async filesOf(tx: Reader, accountId: number, ticketId: number): Promise<StoredFile[]> {
    const rows = await tx.findBy(AttachmentEntity, { accountId, ticketId });
    return rows.map(toFile);
  }

  /**
   * Resolves with the attachment as stored, or with undefined when the account has one with this id, on any ticket. Waits for concurrent
   * inserts.
   */
  async insertIfNew(
    tx: Transaction,
    accountId: number,
    ticket: TicketKey,
    attachment: Attachment,
  ): Promise<Attachment | undefined> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(AttachmentEntity)
      .values(toRow(attachment, accountId, ticket.id))
      .orIgnore()
      .returning('created_at, updated_at')
      .execute();
    const [times] = inserted.raw as { created_at: Date; updated_at: Date }[];
    return (
      times && { ...attachment, createdAt: times.created_at.toISOString(), updatedAt: times.updated_at.toISOString() }
    );
  }

  /** Returns false when a concurrent request has deleted it. */
  async delete(tx: Transaction, accountId: number, id: string): Promise<boolean> {
    const { affected } = await tx.delete(AttachmentEntity, { accountId, id });
    return affected === 1;
  }
}

/** The id breaks ties. */
function orderOf(sort: AttachmentListing['sort']): FindOptionsOrder<AttachmentEntity> {
  const direction = sort?.descending ? 'DESC' : 'ASC';
  return { [sort ? sortProperties[sort.field] : 'createdAt']: direction, id: direction };
}
