import { Injectable } from '@nestjs/common';
import {
  attachmentDeleted,
  attachmentKindOf,
  attachmentResource,
  documentAttached,
  photoAttached,
  type addAttachment,
  type Attachment,
  type checkAttachable,
  type deleteAttachment,
  type getAttachment,
  type listAttachments,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { TicketAccessService } from '../ticket/ticket-access.service';
import { mayDelete } from '../ticket/ticket.policy';
import { TicketRepository } from '../ticket/ticket.repository';
import { AttachmentRepository } from './attachment.repository';

/** Attachments of tickets. The gateway stores a file before it is added here, and removes it after it is deleted here. */
@Injectable()
export class AttachmentService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: TicketAccessService,
    private readonly tickets: TicketRepository,
    private readonly attachments: AttachmentRepository,
  ) {}

  async check({ actor, ...place }: RpcRequest<typeof checkAttachable>): Promise<RpcReply<typeof checkAttachable>> {
    await this.database.transaction((tx) => this.access.toWork(tx, actor, placeOf(place)));
    return {};
  }

  async list(request: RpcRequest<typeof listAttachments>): Promise<RpcReply<typeof listAttachments>> {
    const { actor, page, sort, kinds, changedSince } = request;
    const ticket = await this.access.toRead(actor, placeOf(request));
    return this.database.syncPage(page, (tx) =>
      this.attachments.list(tx, actor.accountId, ticket, { page, sort, kinds, changedSince }),
    );
  }

  async get(request: RpcRequest<typeof getAttachment>): Promise<Attachment> {
    const { actor, id } = request;
    const ticket = await this.access.toRead(actor, placeOf(request));
    const attachment = await this.attachments.find(this.database.reader, actor.accountId, ticket, id);
    if (!attachment) throw new DomainError('attachments.not-found');
    return attachment;
  }

  /** Adds an attachment, or returns the existing one when the ticket has an attachment with the same id. */
  add(request: RpcRequest<typeof addAttachment>, call: RpcContext): Promise<Attachment> {
    const { actor, projectId, id, name, caption = null, file } = request;
    return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      const { ticket } = await this.access.toWork(tx, actor, placeOf(request));
      const instant = now.toISOString();
      const attachment = await this.attachments.insertIfNew(tx, actor.accountId, ticket, {
        id: id.toLowerCase(),
        ticketUuid: ticket.uuid,
        projectId,
        authorId: actor.userId,
        name,
        caption,
        kind: attachmentKindOf(file.contentType),
        file,
        createdAt: instant,
        updatedAt: instant,
      });
      if (!attachment) {
        const existing = await this.attachments.find(tx, actor.accountId, ticket, id);
        if (existing) return existing;
        throw new DomainError('attachments.id-taken', { source: { pointer: '/data/attributes/uuid' } });
      }
      await this.tickets.touch(tx, actor.accountId, ticket.uuid);
      const event = attachment.kind === 'images' ? photoAttached : documentAttached;
      await record(event, attachmentResource.of(attachment), { projectId });
      return attachment;
    });
  }

  delete(request: RpcRequest<typeof deleteAttachment>, call: RpcContext): Promise<RpcReply<typeof deleteAttachment>> {
    const { actor, projectId, id } = request;
    return this.unitOfWork.run(call, request, async ({ tx, record, requireUnchanged }) => {
      const { ticket, ...access } = await this.access.toWork(tx, actor, placeOf(request));
      const attachment = await this.attachments.find(tx, actor.accountId, ticket, id);
      if (!attachment) throw new DomainError('attachments.not-found');
      if (!mayDelete(access, actor, attachment)) throw new DomainError('access.denied');
      requireUnchanged(attachmentResource, attachment);
      if (!(await this.attachments.delete(tx, actor.accountId, id))) throw new DomainError('attachments.not-found');
      await this.tickets.touch(tx, actor.accountId, ticket.uuid);
      await record(attachmentDeleted, attachmentResource.of(attachment), { projectId });
      return { file: attachment.file };
    });
  }
}

function placeOf({ projectId, ticketUuid }: { projectId: number; ticketUuid: string }) {
  return { projectId, uuid: ticketUuid };
}
