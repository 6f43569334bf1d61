import { Injectable } from '@nestjs/common';
import type { getStatistics, RpcRequest, WebhookStatistics } from '@plumbline/contracts';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { EndpointQueryService } from '../../endpoint/endpoint-query.service';
import { hoursOf, summarise } from './statistics.policy';
import { StatisticsRepository } from './statistics.repository';

/** Summarises the attempts of an endpoint hour by hour. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly database: Database,
    private readonly endpoints: EndpointQueryService,
    private readonly statistics: StatisticsRepository,
    private readonly clock: Clock,
  ) {}

  async get({ actor, endpointId, ...period }: RpcRequest<typeof getStatistics>): Promise<WebhookStatistics> {
    const endpoint = await this.endpoints.find(actor, endpointId);
    const hours = hoursOf(period, this.clock.now());
    const summary = summarise(await this.statistics.find(this.database.reader, endpoint.id, hours), hours);
    return { endpointId, from: hours.from.toISOString(), to: hours.to.toISOString(), ...summary };
  }
}
