import { Module } from '@nestjs/common';
import { UsageRepository } from './usage.repository';
import { UsageRpc } from './usage.rpc';
import { UsageService } from './usage.service';

/** Counts of requests per access token. */
@Module({ providers: [UsageRpc, UsageService, UsageRepository] })
export class UsageModule {}
