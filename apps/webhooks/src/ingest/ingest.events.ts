import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { FanOutService } from './fan-out.service';

/** Receives every event that is published. */
@Injectable()
export class IngestEvents {
  constructor(private readonly fanOut: FanOutService) {}

  // Repeatable by the event's id: storing an event again does nothing.
  @HandleEvent('*')
  async onEvent(event: EventEnvelope): Promise<void> {
    await this.fanOut.accept(event);
  }
}
