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
import { Writes } from '../../write/writes';
import { ReplayService } from './replay.service';
import { ReplayWorker } from './replay-worker';

@Injectable()
export class ReplayRpc {
  constructor(
    private readonly replays: ReplayService,
    private readonly worker: ReplayWorker,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(startReplay)
  async start(request: RpcRequest<typeof startReplay>, context: RpcContext): Promise<RpcReply<typeof startReplay>> {
    const replay = await this.writes.once(context, request, (tx) => this.replays.start(tx, request));
    this.worker.soon();
    return replay;
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
  cancel(request: RpcRequest<typeof cancelReplay>, context: RpcContext): Promise<RpcReply<typeof cancelReplay>> {
    return this.writes.once(context, request, (tx) => this.replays.cancel(tx, request));
  }
}
