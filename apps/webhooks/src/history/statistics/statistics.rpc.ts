import { Injectable } from '@nestjs/common';
import { getStatistics, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { StatisticsService } from './statistics.service';

@Injectable()
export class StatisticsRpc {
  constructor(private readonly statistics: StatisticsService) {}

  @HandleRpc(getStatistics)
  get(request: RpcRequest<typeof getStatistics>): Promise<RpcReply<typeof getStatistics>> {
    return this.statistics.get(request);
  }
}
