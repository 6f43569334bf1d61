import { Module } from '@nestjs/common';
import { EventCatalogueController } from '../event/event-catalogue.http';
import { EventFeedController } from '../event/event-feed.http';
import { AccountDeliveryController, DeliveryController } from './delivery.http';
import { ReplayController } from './replay.http';
import { StatisticsController } from './statistics.http';
import { WebhookTestController } from './webhook-test.http';
import { WebhookController } from './webhook.http';

/** Webhooks with their deliveries, replays and statistics, and the events that they deliver. */
@Module({
  controllers: [
    AccountDeliveryController,
    WebhookController,
    WebhookTestController,
    DeliveryController,
    ReplayController,
    StatisticsController,
    EventCatalogueController,
    EventFeedController,
  ],
})
export class WebhookModule {}
