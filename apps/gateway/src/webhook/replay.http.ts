import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  cancelReplay,
  getReplay,
  listReplays,
  replayResource,
  startReplay,
  type Principal,
} from '@plumbline/contracts';
import { one, pageOf, type AttributesOf, type Document, type ListQuery } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, List } from '../routing/inputs';
import { newReplay } from './replay.body';
import { ReplayId, WebhookId } from './webhook.inputs';

@ApiTags('Deliveries')
@Controller('api/v2/:customer/webhooks/:webhook')
export class ReplayController {
  constructor(private readonly rpc: RpcClient) {}

  @Post('replay')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Send again what was sent, or should have been',
    description:
      "Either everything of the webhook's choice that was received `since` a time, also what was never sent to it; or what " +
      'failed among that which was to be delivered from `failed-from` to `failed-to`. It goes on in the background, behind ' +
      'what is new. What was sent before keeps its `webhook-id`.',
    status: 202,
    errors: ['webhooks.not-found', 'webhooks.replay-running'],
    answers: { one: replayResource },
  })
  async start(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @Attributes(newReplay) wish: AttributesOf<typeof newReplay>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(replayResource.of(await this.rpc.call(startReplay, { actor, endpointId, ...wish }, options)));
  }

  @Get('replays')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the replays of a webhook',
    errors: ['webhooks.not-found'],
    answers: { page: replayResource },
  })
  async list(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @List({}) { page }: ListQuery<never>,
  ): Promise<Document> {
    const { items, count } = await this.rpc.call(listReplays, { actor, endpointId, page });
    return pageOf(items.map(replayResource.of), { count, page });
  }

  @Get('replays/:replay')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'See how far a replay has come',
    errors: ['webhooks.replay-not-found'],
    answers: { one: replayResource },
  })
  async get(@Actor() actor: Principal, @WebhookId() endpointId: string, @ReplayId() id: string): Promise<Document> {
    return one(replayResource.of(await this.rpc.call(getReplay, { actor, endpointId, id })));
  }

  @Post('replays/:replay/cancel')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Cancel a replay; what has been made due is delivered all the same',
    status: 200,
    errors: ['webhooks.replay-not-found'],
    answers: { one: replayResource },
  })
  async cancel(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @ReplayId() id: string,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(replayResource.of(await this.rpc.call(cancelReplay, { actor, endpointId, id }, options)));
  }
}
