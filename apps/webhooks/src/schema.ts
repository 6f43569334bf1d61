import { OutboxEntity, ProcessedRequestEntity } from '@plumbline/messaging';
import type { DatabaseOptions } from '@plumbline/persistence';
import { DeliveryAttemptEntity } from './delivery/delivery-attempt.entity';
import { DeliveryEntity } from './delivery/delivery.entity';
import { EndpointEntity } from './endpoint/endpoint.entity';
import { EndpointHealthEntity } from './health/endpoint-health.entity';
import { EventEntity } from './event/event.entity';
import { ReceivedEventEntity } from './event/received-event.entity';
import { migrations } from './migration';
import { KnownProjectEntity } from './project/known-project.entity';
import { ReplayEntity } from './replay/replay.entity';
import { RetentionMarkEntity } from './retention/retention-mark.entity';
import { DispatcherEntity } from './shard/dispatcher.entity';
import { ShardEntity } from './shard/shard.entity';
import { AttemptStatisticEntity } from './statistics/attempt-statistic.entity';

const entities = [
  EndpointEntity,
  EndpointHealthEntity,
  ShardEntity,
  DispatcherEntity,
  EventEntity,
  ReceivedEventEntity,
  DeliveryEntity,
  DeliveryAttemptEntity,
  KnownProjectEntity,
  ReplayEntity,
  RetentionMarkEntity,
  AttemptStatisticEntity,
  OutboxEntity,
  ProcessedRequestEntity,
];

/** How this service's schema is reached, given its settings. */
export function databaseOptions(config: { DATABASE_URL: string; DATABASE_POOL_SIZE?: number }): DatabaseOptions {
  return { url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE, schema: 'webhooks', entities, migrations };
}
