import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { FanOut } from './fan-out.service';

/** Receives whatever the platform publishes. */
@Injectable()
export class EventEvents {
  constructor(private readonly fanOut: FanOut) {}

  // Guarded by the event's id: storing it again does nothing.
  @HandleEvent('*')
  async received(event: EventEnvelope): Promise<void> {
    await this.fanOut.accept(event);
  }
}
