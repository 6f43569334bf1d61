import { Injectable } from '@nestjs/common';
import { readFeed, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc } from '@plumbline/messaging';
import { FeedService } from './feed.service';

@Injectable()
export class FeedRpc {
  constructor(private readonly feed: FeedService) {}

  @HandleRpc(readFeed)
  read(request: RpcRequest<typeof readFeed>): Promise<RpcReply<typeof readFeed>> {
    return this.feed.read(request);
  }
}
