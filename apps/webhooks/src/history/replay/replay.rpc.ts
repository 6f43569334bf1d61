import { Injectable } from '@nestjs/common';
import {
  cancelReplay,
  getReplay,
  listReplays,
  startReplay,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { ReplayService } from './replay.service';

@Injectable()
export class ReplayRpc {
  constructor(private readonly replays: ReplayService) {}

  @HandleRpc(startReplay)
  start(request: RpcRequest<typeof startReplay>, call: RpcContext): Promise<RpcReply<typeof startReplay>> {
    return this.replays.start(call, request);
  }

  @HandleRpc(listReplays)
  list(request: RpcRequest<typeof listReplays>): Promise<RpcReply<typeof listReplays>> {
    return this.replays.list(request);
  }

  @HandleRpc(getReplay)
  get(request: RpcRequest<typeof getReplay>): Promise<RpcReply<typeof getReplay>> {
    return this.replays.get(request);
  }

  @HandleRpc(cancelReplay)
  cancel(request: RpcRequest<typeof cancelReplay>, call: RpcContext): Promise<RpcReply<typeof cancelReplay>> {
    return this.replays.cancel(call, request);
  }
}
