import { Injectable } from '@nestjs/common';
import type { getStatistics, RpcRequest, WebhookStatistics } from '@plumbline/contracts';
import { Clock } from '@plumbline/runtime';
import { EndpointService } from '../../endpoint/endpoint.service';
import { hoursOf, summarise } from './statistics.policy';
import { StatisticsRepository } from './statistics.repository';

/** How an endpoint has been doing. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly endpoints: EndpointService,
    private readonly statistics: StatisticsRepository,
    private readonly clock: Clock,
  ) {}

  async get({ actor, endpointId, ...time }: RpcRequest<typeof getStatistics>): Promise<WebhookStatistics> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const hours = hoursOf(time, this.clock.now());
    const summary = summarise(await this.statistics.find(endpoint.id, hours), hours);
    return { endpointId, from: hours.from.toISOString(), to: hours.to.toISOString(), ...summary };
  }
}
