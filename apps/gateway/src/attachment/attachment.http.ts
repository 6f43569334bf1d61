import { Controller, Delete, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  attachmentDownloadResource,
  attachmentResource,
  getAttachment,
  listAttachments,
  type AttachmentKind,
  type Principal,
} from '@plumbline/contracts';
import type { Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { ChangeOptions } from '../routing/change-options.decorator';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { List, Uuid } from '../routing/inputs';
import { PublicUrl } from '../public-url';
import { FileLinks } from '../file/file-links';
import { ProjectId, TicketUuid } from '../routing/path-ids';
import { syncMeta } from '../routing/sync-meta';
import { attachmentList, attachmentOrder, Kinds, type AttachmentListQuery } from './attachment.query';
import { AttachmentDocuments } from './attachment-documents';
import { Attachments } from './attachments';
import { uploadBody, uploadBodyBytes } from './upload';

const AttachmentId = () => Uuid({ name: 'attachment', missing: 'attachments.not-found' });

@ApiTags('Attachments')
@Controller([
  'api/v2/:customer/projects/:project/tickets/:uuid/attachments',
  'api/v1/:customer/projects/:project/tickets/:uuid/attachments',
])
export class AttachmentController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly attachments: Attachments,
    private readonly links: FileLinks,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the attachments of a ticket',
    errors: ['tickets.not-found'],
    response: { page: attachmentResource, included: [attachmentDownloadResource], meta: syncMeta },
  })
  async list(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() ticketUuid: string,
    @List(attachmentList) query: AttachmentListQuery,
    @Kinds() kinds: AttachmentKind[] | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    const { page, changedSince } = query;
    const listing = { actor, projectId, ticketUuid, page, sort: attachmentOrder(query), kinds, changedSince };
    return this.documents(request).page(await this.rpc.call(listAttachments, listing), page);
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Attach a file to a ticket',
    description:
      'Send the file as base64 in JSON, or as a multipart form. Images get a thumbnail, up to 200 megapixels of JPEG, 100 of PNG, ' +
      '50 of TIFF, 25 of GIF and WebP, and 8 of AVIF. Larger images are stored without one.',
    status: 201,
    errors: ['tickets.not-found', 'attachments.too-large', 'attachments.unreadable'],
    body: uploadBody,
    bodyLimit: uploadBodyBytes,
    response: { one: attachmentResource, included: [attachmentDownloadResource] },
  })
  async create(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() ticketUuid: string,
    @WriteOptions() options: CallOptions,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    const attachment = await this.attachments.add({ actor, projectId, ticketUuid }, request, options);
    return this.documents(request).one(attachment);
  }

  @Get(':attachment')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read an attachment',
    errors: ['attachments.not-found'],
    response: { one: attachmentResource, included: [attachmentDownloadResource] },
  })
  async get(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() ticketUuid: string,
    @AttachmentId() id: string,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    return this.documents(request).one(await this.rpc.call(getAttachment, { actor, projectId, ticketUuid, id }));
  }

  @Delete(':attachment')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Delete an attachment',
    status: 204,
    errors: ['attachments.not-found'],
  })
  delete(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() ticketUuid: string,
    @AttachmentId() id: string,
    @ChangeOptions() options: CallOptions,
  ): Promise<void> {
    return this.attachments.delete({ actor, projectId, ticketUuid }, id, options);
  }

  private documents(request: FastifyRequest): AttachmentDocuments {
    return new AttachmentDocuments(this.links, this.publicUrl.baseUrl(request));
  }
}
