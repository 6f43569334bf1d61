import { Module, type DynamicModule } from '@nestjs/common';
import { EventEvents } from './event.events';
import { EventRepository } from './event.repository';
import { FanOut } from './fan-out';

@Module({})
export class EventModule {
  static register(dispatch: DynamicModule): DynamicModule {
    return { module: EventModule, imports: [dispatch], providers: [EventRepository, FanOut, EventEvents] };
  }
}
