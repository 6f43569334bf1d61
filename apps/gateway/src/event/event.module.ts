import { Module } from '@nestjs/common';
import { EventCatalogueController } from './event-catalogue.http';
import { EventFeedController } from './event-feed.http';

/** The event catalogue and the feed of an account's events. */
@Module({ controllers: [EventCatalogueController, EventFeedController] })
export class EventModule {}
