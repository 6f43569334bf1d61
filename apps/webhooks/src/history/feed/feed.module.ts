import { Module } from '@nestjs/common';
import { RetentionModule } from '../../retention/retention.module';
import { FeedRepository } from './feed.repository';
import { FeedRpc } from './feed.rpc';
import { FeedService } from './feed.service';

@Module({ imports: [RetentionModule], providers: [FeedRepository, FeedService, FeedRpc] })
export class FeedModule {}
