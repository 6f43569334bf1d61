import { Module, type DynamicModule } from '@nestjs/common';
import { EventEvents } from './event.events';
import { EventRepository } from './event.repository';
import { FanOut } from './fan-out';

@Module({})
export class EventModule {
  static register(delivery: DynamicModule): DynamicModule {
    return { module: EventModule, imports: [delivery], providers: [EventRepository, FanOut, EventEvents] };
  }
}
