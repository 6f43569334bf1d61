import { getUsage, recordUsage, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { UsageService } from './usage.service';

@Injectable()
export class UsageRpc {
  constructor(private readonly usage: UsageService) {}

  @HandleRpc(recordUsage)
  record(request: RpcRequest<typeof recordUsage>, call: RpcContext): Promise<RpcReply<typeof recordUsage>> {
    return this.usage.record(call, request);
  }

  @HandleRpc(getUsage)
  get(request: RpcRequest<typeof getUsage>): Promise<RpcReply<typeof getUsage>> {
    return this.usage.get(request);
  }
}
