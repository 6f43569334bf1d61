import { Injectable } from '@nestjs/common';
import { offsetOf, type Comment, type commentSorts, type listComments, type RpcRequest } from '@plumbline/contracts';
import { changedAtOrAfter, ColumnMap, type Reader, type Transaction } from '@plumbline/persistence';
import type { FindOptionsOrder } from 'typeorm';
import { CommentEntity } from './comment.entity';

/** The wanted page of a list, its order, and optionally the instant from which on its comments changed. */
type CommentListing = Pick<RpcRequest<typeof listComments>, 'page' | 'sort' | 'changedSince'>;

const columns = ColumnMap.of(CommentEntity);
const sortProperties = {
  id: 'id',
  'created-at': 'createdAt',
  'author-id': 'authorId',
} as const satisfies Record<(typeof commentSorts)[number], keyof CommentEntity>;

/** A row does not contain the ticket's UUID: callers have the ticket. */
@Injectable()
export class CommentRepository {
  /** Lists the comments of a ticket, oldest first; with an instant, those that changed at or after it. */
  async list(
    tx: Reader,
    accountId: number,
    ticket: { id: number; uuid: string },
    { page, sort, changedSince }: CommentListing,
  ): Promise<{ items: Comment[]; count: number }> {
    const [rows, count] = await tx.findAndCount(CommentEntity, {
      where: { accountId, ticketId: ticket.id, ...changedAtOrAfter(changedSince) },
      order: orderOf(sort),
      skip: offsetOf(page),
      take: page.size,
    });
    return { items: rows.map((row) => toComment(row, ticket.uuid)), count };
  }

  async insert(tx: Transaction, comment: CommentEntity, ticketUuid: string): Promise<Comment> {
    return toComment(await columns.insert(tx, comment), ticketUuid);
  }
}

/** The id, by which they are in the order of writing, breaks ties. */
function orderOf(sort: CommentListing['sort']): FindOptionsOrder<CommentEntity> {
  const direction = sort?.descending ? 'DESC' : 'ASC';
  return { ...(sort && { [sortProperties[sort.field]]: direction }), id: direction };
}

function toComment({ id, projectId, authorId, text, createdAt }: CommentEntity, ticketUuid: string): Comment {
  return { id, ticketUuid, projectId, authorId, text, createdAt: createdAt.toISOString() };
}
