import { Module, type DynamicModule } from '@nestjs/common';
import { FeedRepository } from './feed.repository';
import { FeedRpc } from './feed.rpc';
import { FeedService } from './feed.service';

@Module({})
export class FeedModule {
  static register(retention: DynamicModule): DynamicModule {
    return { module: FeedModule, imports: [retention], providers: [FeedRepository, FeedService, FeedRpc] };
  }
}
