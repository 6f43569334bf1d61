import { Module } from '@nestjs/common';
import { ShardLeases } from './shard/shard-leases';
import { ShardRepository } from './shard/shard.repository';
import { SignalBus } from './signal/signal-bus';
import { SignalRepository } from './signal/signal.repository';

/** How the processes of this service work together: each serves its share of the endpoints, and they signal each other. */
@Module({
  providers: [SignalRepository, SignalBus, ShardRepository, ShardLeases],
  exports: [SignalBus, ShardLeases],
})
export class ClusterModule {}
