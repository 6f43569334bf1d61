import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent, type EventContext } from '../events/handle-event';
import { userRenamed } from './user-renamed';

/** Handles events as the test defines, and records them. */
export class RecordingListener {
  readonly received: string[] = [];
  readonly handled: string[] = [];
  readonly contexts: EventContext[] = [];
  handling = 0;
  busiest = 0;

  constructor(private readonly work: (name: string, time: number) => Promise<void> | void = () => undefined) {}

  @HandleEvent(userRenamed)
  async renamed({ data }: EventEnvelope & { data: { name: string } }, context: EventContext): Promise<void> {
    this.received.push(data.name);
    this.contexts.push(context);
    this.handling += 1;
    this.busiest = Math.max(this.busiest, this.handling);
    try {
      await this.work(data.name, this.received.filter((name) => name === data.name).length);
      this.handled.push(data.name);
    } finally {
      this.handling -= 1;
    }
  }
}
