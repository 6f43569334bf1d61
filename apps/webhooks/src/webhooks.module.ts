import { Module, type DynamicModule } from '@nestjs/common';
import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import type { WebhooksConfig } from './config';
import { DeliveryModule } from './delivery/delivery.module';
import { EndpointModule } from './endpoint/endpoint.module';
import { DeliveryHistoryModule } from './history/delivery/delivery-history.module';
import { FeedModule } from './history/feed/feed.module';
import { ReplayModule } from './history/replay/replay.module';
import { StatisticsModule } from './history/statistics/statistics.module';
import { IngestModule } from './ingest/ingest.module';
import { RetentionModule } from './retention/retention.module';
import { databaseOptions } from './schema';
import { SettingsModule, type SettingsOverrides } from './settings.module';
import { TestDeliveryModule } from './test-delivery/test-delivery.module';

/** The webhooks service. It ingests events, fans them out to deliveries, and sends each one until it arrives or is given up. */
@Module({})
export class WebhooksModule {
  static register(config: WebhooksConfig, overrides: SettingsOverrides = {}): DynamicModule {
    return {
      module: WebhooksModule,
      imports: [
        SettingsModule.register(config, overrides),
        PersistenceModule.register(databaseOptions(config)),
        MessagingModule.register({
          service: 'webhooks',
          url: config.RABBITMQ_URL,
          maxMessageBytes: config.RABBITMQ_MAX_MESSAGE_BYTES,
          contracts: rpcContracts.filter(({ service }) => service === 'webhooks'),
        }),
        RetentionModule,
        EndpointModule,
        DeliveryModule,
        TestDeliveryModule,
        DeliveryHistoryModule,
        ReplayModule,
        StatisticsModule,
        FeedModule,
        // Last, so that the delivery engine has started when the first event arrives.
        IngestModule,
      ],
    };
  }
}
