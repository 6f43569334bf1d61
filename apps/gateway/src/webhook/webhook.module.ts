import { Module } from '@nestjs/common';
import { AccountDeliveryController, DeliveryController } from './delivery.http';
import { NewProjects } from './new-projects';
import { ReplayController } from './replay.http';
import { StatisticsController } from './statistics.http';
import { WebhookTestController } from './webhook-test.http';
import { WebhookController } from './webhook.http';

/** Webhooks with their deliveries, replays and statistics. */
@Module({
  controllers: [
    AccountDeliveryController,
    WebhookController,
    WebhookTestController,
    DeliveryController,
    ReplayController,
    StatisticsController,
  ],
  providers: [{ provide: NewProjects, useFactory: () => new NewProjects() }],
})
export class WebhookModule {}
