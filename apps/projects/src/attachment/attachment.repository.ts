import { Injectable } from '@nestjs/common';
import { offsetOf, type Attachment, type Page, type StoredFile } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { In } from 'typeorm';
import { AttachmentEntity } from './attachment.entity';
import { toAttachment, toFile, toRow } from './attachment.mapping';

type TicketKey = { id: number; uuid: string };

/** A row does not contain the ticket's UUID: callers have the ticket. */
@Injectable()
export class AttachmentRepository {
  /** Lists the attachments of a ticket, oldest first, optionally only of some kinds. */
  async list(
    tx: Reader,
    accountId: number,
    ticket: TicketKey,
    page: Page,
    kinds?: Attachment['kind'][],
  ): Promise<{ items: Attachment[]; count: number }> {
    const [rows, count] = await tx.findAndCount(AttachmentEntity, {
      where: { accountId, ticketId: ticket.id, ...(kinds && { kind: In(kinds) }) },
      order: { createdAt: 'ASC', id: 'ASC' },
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

  /** Returns false when the account has an attachment with this id, on any ticket. Waits for concurrent inserts. */
  async insertIfNew(tx: Transaction, accountId: number, ticket: TicketKey, attachment: Attachment): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(AttachmentEntity)
      .values(toRow(attachment, accountId, ticket.id))
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  /** Returns false when a concurrent request has deleted it. */
  async delete(tx: Transaction, accountId: number, id: string): Promise<boolean> {
    const { affected } = await tx.delete(AttachmentEntity, { accountId, id });
    return affected === 1;
  }
}
