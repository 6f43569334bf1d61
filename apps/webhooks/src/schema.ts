import { OutboxEntity, ProcessedRequestEntity, PublishedEventEntity } from '@plumbline/messaging';
import type { DatabaseOptions } from '@plumbline/persistence';
import { DeliveryAttemptEntity } from './delivery/delivery-attempt.entity';
import { DeliveryEntity } from './delivery/delivery.entity';
import { EndpointEntity } from './endpoint/endpoint.entity';
import { EndpointHealthEntity } from './endpoint/health/endpoint-health.entity';
import { EventEntity } from './ingest/event.entity';
import { ReceivedEventEntity } from './ingest/received-event.entity';
import { migrations } from './migration';
import { ProjectCopyEntity } from './project-copy/project-copy.entity';
import { ReplayEntity } from './history/replay/replay.entity';
import { RetentionMarkEntity } from './retention/retention-mark.entity';
import { DispatcherEntity } from './cluster/shard/dispatcher.entity';
import { ShardEntity } from './cluster/shard/shard.entity';
import { AttemptStatisticEntity } from './history/statistics/attempt-statistic.entity';

const entities = [
  EndpointEntity,
  EndpointHealthEntity,
  ShardEntity,
  DispatcherEntity,
  EventEntity,
  ReceivedEventEntity,
  DeliveryEntity,
  DeliveryAttemptEntity,
  ProjectCopyEntity,
  ReplayEntity,
  RetentionMarkEntity,
  AttemptStatisticEntity,
  OutboxEntity,
  ProcessedRequestEntity,
  PublishedEventEntity,
];

/** The database options of this service's schema. */
export function databaseOptions(config: { DATABASE_URL: string; DATABASE_POOL_SIZE?: number }): DatabaseOptions {
  return { url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE, schema: 'webhooks', entities, migrations };
}
