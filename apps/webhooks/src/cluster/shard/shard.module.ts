import { Module, type DynamicModule } from '@nestjs/common';
import { SignalModule } from '../signal/signal.module';
import { ShardRepository } from './shard.repository';
import { SHARD_SETTINGS, type ShardSettings } from './shard-settings';
import { ShardLeases } from './shard-leases';

/** Which process serves which endpoints. */
@Module({})
export class ShardModule {
  static register(settings: ShardSettings): DynamicModule {
    return {
      module: ShardModule,
      imports: [SignalModule],
      providers: [{ provide: SHARD_SETTINGS, useValue: settings }, ShardRepository, ShardLeases],
      exports: [ShardLeases],
    };
  }
}
