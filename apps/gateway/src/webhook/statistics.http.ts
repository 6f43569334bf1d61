import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getStatistics, statisticsResource, type Principal } from '@plumbline/contracts';
import { one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Period, type TimeSpan } from '../routing/period';
import { WebhookId } from './webhook.inputs';

@ApiTags('Deliveries')
@Controller('api/v2/:customer/webhooks/:webhook/statistics')
export class StatisticsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'Read the statistics of a webhook',
    description: 'One entry per hour. Defaults to the last 24 hours, at most 31 days. Durations are accurate to 5 %.',
    errors: ['webhooks.not-found', 'request.invalid'],
    response: { one: statisticsResource },
  })
  async get(@Actor() actor: Principal, @WebhookId() endpointId: string, @Period() time: TimeSpan): Promise<Document> {
    return one(statisticsResource.of(await this.rpc.call(getStatistics, { actor, endpointId, ...time })));
  }
}
