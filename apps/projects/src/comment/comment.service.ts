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
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { v7 as uuidv7 } from 'uuid';
import { TicketAccessService } from '../ticket/ticket-access.service';
import { TicketRepository } from '../ticket/ticket.repository';
import { CommentRepository } from './comment.repository';

@Injectable()
export class CommentService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: TicketAccessService,
    private readonly tickets: TicketRepository,
    private readonly comments: CommentRepository,
  ) {}

  async list(request: RpcRequest<typeof listComments>): Promise<RpcReply<typeof listComments>> {
    const { actor, page, sort, changedSince, ...place } = request;
    const ticket = await this.access.toRead(actor, place);
    return this.database.syncPage(page, (tx) =>
      this.comments.list(tx, actor.accountId, ticket, { page, sort, changedSince }),
    );
  }

  add(request: RpcRequest<typeof addComment>, call: RpcContext): Promise<Comment> {
    const { actor, projectId, text } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      const { ticket } = await this.access.toWork(tx, actor, request);
      const row = {
        id: uuidv7(),
        accountId: actor.accountId,
        projectId,
        ticketId: ticket.id,
        authorId: actor.userId,
        text,
        createdAt: now,
        updatedAt: now,
      };
      const comment = await this.comments.insert(tx, row, ticket.uuid);
      await this.tickets.touch(tx, actor.accountId, ticket.uuid);
      await record(commentAdded, commentResource.of(comment), { projectId });
      return comment;
    });
  }
}
