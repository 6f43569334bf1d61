import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { addComment, commentResource, commentSorts, listComments, type Principal } from '@plumbline/contracts';
import { one, pageOf, type AttributesOf, type Document, type ListQuery } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, Choice, List } from '../routing/inputs';
import { ProjectId, TicketUuid } from '../routing/path-ids';
import { nextSync, syncMeta } from '../routing/sync-meta';
import { newComment } from './ticket.body';

/** The entries of a journal that are kept: comments. */
const kept = { parameter: 'filter', choices: ['1'], description: 'The kind of entries: `1` for comments.' };

type CommentSort = (typeof commentSorts)[number];
type JournalSort = CommentSort | 'created-on';
/** PlanRadar's documents sort by `created_on`. */
const journal = { sorts: [...commentSorts, 'created-on'], sync: true, others: [kept.parameter] };

function orderIn({ field, descending }: { field: JournalSort; descending: boolean }) {
  return { field: field === 'created-on' ? 'created-at' : field, descending } as const;
}

@ApiTags('Journals')
@Controller(['api/v2/:customer/projects/:project/tickets/:uuid', 'api/v1/:customer/projects/:project/tickets/:uuid'])
export class CommentController {
  constructor(private readonly rpc: RpcClient) {}

  @Post('comment')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Comment on a ticket',
    status: 201,
    errors: ['tickets.not-found'],
    response: { one: commentResource },
  })
  async create(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() uuid: string,
    @Attributes(newComment) { text }: AttributesOf<typeof newComment>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(commentResource.of(await this.rpc.call(addComment, { actor, projectId, uuid, text }, options)));
  }

  @Get('journals')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the comments of a ticket',
    errors: ['tickets.not-found'],
    response: { page: commentResource, meta: syncMeta },
  })
  async list(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @TicketUuid() uuid: string,
    @List(journal) { page, sort, changedSince }: ListQuery<JournalSort>,
    @Choice(kept) _kind?: string,
  ): Promise<Document> {
    const found = await this.rpc.call(listComments, {
      actor,
      projectId,
      uuid,
      page,
      sort: sort && orderIn(sort),
      changedSince,
    });
    return pageOf(found.items.map(commentResource.of), { count: found.count, page }, { meta: nextSync(found) });
  }
}
