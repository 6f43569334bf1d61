import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { feedEventResource, feedMeta, readFeed, type Principal } from '@plumbline/contracts';
import { all, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Feed, type FeedQuery } from './event-feed.query';

@ApiTags('Events')
@Controller('api/v2/:customer/events')
export class EventFeedController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'Read the events of the account, for who cannot receive webhooks',
    description:
      'In one order that never changes, each once. Ask again with `after` set to `meta.next-cursor`: at once while ' +
      '`meta.has-more` is true, else after a while. A cursor is good for as long as events are kept.',
    errors: ['feed.cursor-expired', 'webhooks.unknown-event'],
    answers: { all: feedEventResource, meta: feedMeta },
  })
  async read(@Actor() actor: Principal, @Feed() query: FeedQuery): Promise<Document> {
    const { items, nextCursor, hasMore } = await this.rpc.call(readFeed, { actor, ...query });
    const document = all(items.map(feedEventResource.of));
    return { ...document, meta: { ...document.meta, 'next-cursor': nextCursor, 'has-more': hasMore } };
  }
}
