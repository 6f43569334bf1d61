import { Module, type DynamicModule } from '@nestjs/common';
import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import type { WebhooksConfig } from './config';
import { DeliveryHistoryModule } from './history/delivery/delivery-history.module';
import { DeliveryModule } from './delivery/delivery.module';
import { defaultDeliverySettings, type DeliverySettings } from './delivery/delivery-settings';
import { EndpointModule } from './endpoint/endpoint.module';
import { IngestModule } from './ingest/ingest.module';
import { FeedModule } from './history/feed/feed.module';
import { ReplayModule } from './history/replay/replay.module';
import { defaultReplaySettings, type ReplaySettings } from './history/replay/replay-worker';
import { RetentionModule } from './retention/retention.module';
import { databaseOptions } from './schema';
import { ShardModule } from './cluster/shard/shard.module';
import { defaultShardSettings, type ShardSettings } from './cluster/shard/shard-settings';
import { SenderModule } from './sender/sender.module';
import { StatisticsModule } from './history/statistics/statistics.module';
import { TestDeliveryModule } from './test-delivery/test-delivery.module';

/** What tests set otherwise: a schedule of hours and leases of a minute are long for them. */
export type SettingsOverrides = Partial<Omit<DeliverySettings, 'slots'> & ShardSettings & ReplaySettings>;

/** The service: events come in, become deliveries to the endpoints that want them, and are sent until they arrive. */
@Module({})
export class WebhooksModule {
  static register(config: WebhooksConfig, overrides: SettingsOverrides = {}): DynamicModule {
    const allowPrivateAddresses = config.WEBHOOK_ALLOW_PRIVATE_ADDRESSES;
    const slots = config.WEBHOOK_SLOTS;
    const sender = SenderModule.register({ allowPrivateAddresses, connections: slots });
    const options = {
      keyRing: { keys: config.WEBHOOK_ENCRYPTION_KEYS, current: config.WEBHOOK_ENCRYPTION_KEY_ID },
      targetRules: { allowHttp: config.WEBHOOK_ALLOW_HTTP, allowPrivateAddresses },
      requestOrigin: config.WEBHOOK_REQUEST_ORIGIN,
    };
    const endpoint = EndpointModule.register(options, sender);
    const shard = ShardModule.register({ ...defaultShardSettings, ...overrides });
    const dispatchSettings = { ...defaultDeliverySettings, ...overrides, slots };
    const dispatch = DeliveryModule.register(dispatchSettings, [shard, endpoint, sender]);
    const retention = RetentionModule.register({ days: config.WEBHOOK_RETENTION_DAYS });
    return {
      module: WebhooksModule,
      imports: [
        PersistenceModule.register(databaseOptions(config)),
        MessagingModule.register({
          service: 'webhooks',
          url: config.RABBITMQ_URL,
          contracts: rpcContracts.filter(({ service }) => service === 'webhooks'),
        }),
        retention,
        endpoint,
        dispatch,
        TestDeliveryModule.register([endpoint, dispatch, sender]),
        DeliveryHistoryModule.register([endpoint, dispatch, retention]),
        ReplayModule.register({ ...defaultReplaySettings, ...overrides }, [endpoint, dispatch, retention]),
        StatisticsModule.register(endpoint),
        FeedModule.register(retention),
        IngestModule.register(dispatch),
      ],
    };
  }
}
