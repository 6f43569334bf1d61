import { Injectable } from '@nestjs/common';
import { offsetOf, type Comment, type Page } from '@plumbline/contracts';
import { changedAtOrAfter, ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import { CommentEntity } from './comment.entity';

const columns = ColumnMap.of(CommentEntity);

/** A row does not contain the ticket's UUID: callers have the ticket. */
@Injectable()
export class CommentRepository {
  /** Lists the comments of a ticket, oldest first; with an instant, those that changed at or after it. */
  async list(
    tx: Reader,
    accountId: number,
    ticket: { id: number; uuid: string },
    { page, changedSince }: { page: Page; changedSince?: string },
  ): Promise<{ items: Comment[]; count: number }> {
    const [rows, count] = await tx.findAndCount(CommentEntity, {
      where: { accountId, ticketId: ticket.id, ...changedAtOrAfter(changedSince) },
      order: { id: 'ASC' },
      skip: offsetOf(page),
      take: page.size,
    });
    return { items: rows.map((row) => toComment(row, ticket.uuid)), count };
  }

  async insert(tx: Transaction, comment: CommentEntity, ticketUuid: string): Promise<Comment> {
    return toComment(await columns.insert(tx, comment), ticketUuid);
  }
}

function toComment({ id, projectId, authorId, text, createdAt }: CommentEntity, ticketUuid: string): Comment {
  return { id, ticketUuid, projectId, authorId, text, createdAt: createdAt.toISOString() };
}
