import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@plumbline/contracts';
import { isDatabaseOutage } from '@plumbline/persistence';
import { DeliveryEngine } from '../delivery/delivery-engine';
import { ProjectOwnership } from '../project-copy/project-ownership';
import { forSubscribers } from './admission.policy';
import { EventRepository, type NewEvent } from './event.repository';

interface Waiting {
  event: NewEvent;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Turns an event into deliveries. Events that arrive while others are being stored go together in the next transaction, so
 * that a burst costs few commits and a single event waits for nothing.
 */
@Injectable()
export class FanOutService {
  private waiting: Waiting[] = [];
  private storing = false;

  constructor(
    private readonly projects: ProjectOwnership,
    private readonly events: EventRepository,
    private readonly dispatcher: DeliveryEngine,
  ) {}

  /** Resolves when the event and its deliveries are committed. Repeatable: an event that is stored already changes nothing. */
  async accept(envelope: EventEnvelope): Promise<void> {
    const event = forSubscribers(envelope);
    if (!event) return;
    await this.projects.admit(envelope);
    await new Promise<void>((done, failed) => {
      this.waiting.push({ event, done, failed });
      if (!this.storing) void this.storeWaiting();
    });
  }

  private async storeWaiting(): Promise<void> {
    this.storing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.store(batch);
    }
    this.storing = false;
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      const endpointIds = await this.events.storeWithDeliveries(batch.map(({ event }) => event));
      // From here on the deliveries are safe; the dispatcher only starts earlier for being told.
      this.dispatcher.wake(endpointIds);
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length === 1 || isDatabaseOutage(error)) {
        for (const { failed } of batch) failed(error);
        return;
      }
      // One of them is at fault; the others must not fail with it.
      for (const one of batch) await this.store([one]);
    }
  }
}
