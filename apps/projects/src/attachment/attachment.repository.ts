import { Injectable } from '@nestjs/common';
import type { Attachment, Page, StoredFile } from '@plumbline/contracts';
import type { Reader } from '@plumbline/persistence';
import { In, type EntityManager } from 'typeorm';
import { AttachmentEntity } from './attachment.entity';
import { toAttachment, toFile, toRow } from './attachment.mapping';

type TicketKey = { id: number; uuid: string };

/** An attachment's row does not repeat its ticket's UUID: who asks for attachments has named the ticket. */
@Injectable()
export class AttachmentRepository {
  /** A ticket's attachments, the oldest first; of these kinds when any are named. */
  async list(
    tx: Reader,
    accountId: number,
    ticket: TicketKey,
    { number, size }: Page,
    kinds?: Attachment['kind'][],
  ): Promise<{ items: Attachment[]; count: number }> {
    const [rows, count] = await tx.findAndCount(AttachmentEntity, {
      where: { accountId, ticketId: ticket.id, ...(kinds && { kind: In(kinds) }) },
      order: { createdAt: 'ASC', id: 'ASC' },
      skip: (number - 1) * size,
      take: size,
    });
    return { items: rows.map((row) => toAttachment(row, ticket.uuid)), count };
  }

  async find(tx: EntityManager, accountId: number, ticket: TicketKey, id: string): Promise<Attachment | undefined> {
    const row = await tx.findOneBy(AttachmentEntity, { accountId, ticketId: ticket.id, id });
    return row ? toAttachment(row, ticket.uuid) : undefined;
  }

  /** Where the bytes of a ticket's attachments lie. */
  async filesOf(tx: EntityManager, accountId: number, ticketId: number): Promise<StoredFile[]> {
    const rows = await tx.findBy(AttachmentEntity, { accountId, ticketId });
    return rows.map(toFile);
  }

  /** False when the account has an attachment with this id, at whatever ticket. Waits for one that is being inserted. */
  async insertIfNew(tx: EntityManager, accountId: number, ticket: TicketKey, attachment: Attachment): Promise<boolean> {
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

  /** False when somebody else has just deleted it. */
  async delete(tx: EntityManager, accountId: number, id: string): Promise<boolean> {
    const { affected } = await tx.delete(AttachmentEntity, { accountId, id });
    return affected === 1;
  }
}
