import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { FanOutService } from './fan-out.service';

/** Receives whatever the platform publishes. */
@Injectable()
export class IngestEvents {
  constructor(private readonly fanOut: FanOutService) {}

  // Guarded by the event's id: storing it again does nothing.
  @HandleEvent('*')
  async received(event: EventEnvelope): Promise<void> {
    await this.fanOut.accept(event);
  }
}
