import { Injectable } from '@nestjs/common';
import {
  commentAdded,
  commentResource,
  type addComment,
  type Comment,
  type listComments,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import type { RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { v7 as uuidv7 } from 'uuid';
import { TicketAccess } from '../ticket/ticket-access';
import { Writes } from '../write/writes';
import { CommentRepository } from './comment.repository';

@Injectable()
export class CommentService {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly tickets: TicketAccess,
    private readonly comments: CommentRepository,
  ) {}

  async list({ actor, page, ...place }: RpcRequest<typeof listComments>): Promise<RpcReply<typeof listComments>> {
    const ticket = await this.tickets.toRead(actor, place);
    return this.database.snapshot((tx) => this.comments.list(tx, actor.accountId, ticket, page));
  }

  add(request: RpcRequest<typeof addComment>, call: RpcContext): Promise<Comment> {
    const { actor, projectId, text } = request;
    return this.writes.once(call, request, async ({ tx, now, record }) => {
      const { ticket } = await this.tickets.toWork(tx, actor, request);
      const row = {
        id: uuidv7(),
        accountId: actor.accountId,
        projectId,
        ticketId: ticket.id,
        authorId: actor.userId,
        text,
        createdAt: now,
      };
      const comment = await this.comments.insert(tx, row, ticket.uuid);
      await record(commentAdded, projectId, commentResource.of(comment));
      return comment;
    });
  }
}
