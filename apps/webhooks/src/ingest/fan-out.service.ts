import { Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@plumbline/contracts';
import { Database, isDatabaseOutage } from '@plumbline/persistence';
import { inSpan } from '@plumbline/runtime';
import { DeliveryEngine } from '../delivery/delivery-engine';
import { ProjectOwnership } from '../project-copy/project-ownership';
import { forSubscribers } from './admission.policy';
import { EventRepository, type NewEvent } from './event.repository';

interface Waiting {
  event: NewEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Fans an event out to deliveries. Events that arrive while others are being stored share the next transaction, so that a burst
 * needs few commits and a single event waits for nothing.
 */
@Injectable()
export class FanOutService {
  private waiting: Waiting[] = [];
  private storing = false;

  constructor(
    private readonly projects: ProjectOwnership,
    private readonly events: EventRepository,
    private readonly engine: DeliveryEngine,
    private readonly database: Database,
  ) {}

  /** Resolves when the event and its deliveries are committed. Repeatable: an event that is stored already changes nothing. */
  async accept(envelope: EventEnvelope): Promise<void> {
    const event = forSubscribers(envelope);
    if (!event) return;
    await this.projects.admit(envelope);
    // The attempts belong to the trace of the event, however much later they are made.
    await inSpan({ name: 'fan-out' }, (context) => this.stored({ ...event, ...context }));
  }

  private stored(event: NewEvent): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.waiting.push({ event, resolve, reject });
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
      const events = batch.map(({ event }) => event);
      const endpointIds = await this.events.storeWithDeliveries(this.database.reader, events);
      // The deliveries are committed. Waking the engine only starts them earlier.
      this.engine.wake(endpointIds);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1 || isDatabaseOutage(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One of the events caused the failure. The others must not fail with it.
      for (const one of batch) await this.store([one]);
    }
  }
}
