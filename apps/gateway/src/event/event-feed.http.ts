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
    summary: 'List the events of the account',
    description:
      'A feed for clients that poll instead of receiving webhooks. Each event appears once, in an order that ' +
      'never changes. To continue, request the feed with `after` set to `meta.next-cursor`: at once while ' +
      '`meta.has-more` is true, otherwise after a pause. Cursors stay valid as long as events are stored.',
    errors: ['feed.cursor-expired', 'webhooks.unknown-event'],
    response: { all: feedEventResource, meta: feedMeta },
  })
  async read(@Actor() actor: Principal, @Feed() query: FeedQuery): Promise<Document> {
    const { items, nextCursor, hasMore } = await this.rpc.call(readFeed, { actor, ...query });
    const document = all(items.map(feedEventResource.of));
    return { ...document, meta: { ...document.meta, 'next-cursor': nextCursor, 'has-more': hasMore } };
  }
}
