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
    summary: 'Start a replay',
    description:
      'Sends the matching events of a period again. With `since`: all events received from then on that match ' +
      'the webhook, including events that it never received. With `failed-from` and `failed-to`: the failed ' +
      'deliveries that were due in that period. The replay runs in the background, and new deliveries are sent ' +
      'first. Deliveries sent before keep their `webhook-id`.',
    status: 202,
    errors: ['webhooks.not-found', 'webhooks.replay-running'],
    response: { one: replayResource },
  })
  async start(
    @Actor() actor: Principal,
    @WebhookId() endpointId: string,
    @Attributes(newReplay) period: AttributesOf<typeof newReplay>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(replayResource.of(await this.rpc.call(startReplay, { actor, endpointId, ...period }, options)));
  }

  @Get('replays')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the replays of a webhook',
    errors: ['webhooks.not-found'],
    response: { page: replayResource },
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
    summary: 'Read a replay',
    errors: ['webhooks.replay-not-found'],
    response: { one: replayResource },
  })
  async get(@Actor() actor: Principal, @WebhookId() endpointId: string, @ReplayId() id: string): Promise<Document> {
    return one(replayResource.of(await this.rpc.call(getReplay, { actor, endpointId, id })));
  }

  @Post('replays/:replay/cancel')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Cancel a replay',
    description: 'Deliveries that the replay has already scheduled are still sent.',
    status: 200,
    errors: ['webhooks.replay-not-found'],
    response: { one: replayResource },
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
