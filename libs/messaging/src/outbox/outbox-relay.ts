import { topology } from '@plumbline/contracts';
import { Log } from '@plumbline/runtime';
import type { ConfirmChannel } from 'amqplib';
import type { BrokerConnections } from '../broker/broker-connections';
import { declareTopology } from '../broker/declare-topology';
import type { KeptChannel } from '../broker/kept-channel';
import { publishConfirmed } from '../broker/publish-confirmed';
import { eventsPublished } from '../events/event-metrics';
import type { ClaimedEvent, OutboxStore } from './outbox-store';

const batchSize = 200;
/** A relay that dies leaves its batch to the others after this long. */
const leaseSeconds = 30;
const confirmWithinMs = 15_000;
const retryAfterSeconds = 1;
const pollMs = 1_500;

/** What a relay has done since its start. */
export interface RelayMetrics {
  published: number;
  /** Sent, and refused or returned by the broker; they are sent again. */
  failed: number;
  batches: number;
}

/**
 * Brings events from the outbox to the broker: claims a batch, publishes it, and removes what the broker has confirmed.
 * A crash after the confirm sends a batch again, with the same ids. Any number of relays may work on one outbox.
 */
export class OutboxRelay {
  readonly metrics: RelayMetrics = { published: 0, failed: 0, batches: 0 };
  private readonly channel: KeptChannel<ConfirmChannel>;
  private running?: Promise<void>;
  private stopping = false;
  private woken = false;
  private wakeSleeper?: () => void;

  constructor(
    connections: BrokerConnections,
    private readonly store: OutboxStore,
    private readonly log: Log,
  ) {
    this.channel = connections.events.keep({
      name: 'outbox-relay',
      setUp: async (channel) => {
        await declareTopology(channel);
        // Not set up yet: the channel is taken into use right after.
        setImmediate(() => this.wake());
      },
    });
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await this.channel.close();
  }

  /** Whether events can be sent now. */
  get connected(): boolean {
    return this.channel.current !== undefined;
  }

  /** There may be something to send. */
  wake(): void {
    this.woken = true;
    this.wakeSleeper?.();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const claimed = await this.relay();
      if (claimed < batchSize) await this.sleep();
    }
  }

  /** One batch; resolves with its size. */
  private async relay(): Promise<number> {
    const channel = this.channel.current;
    if (!channel) return 0;
    try {
      const events = await this.store.claim(batchSize, leaseSeconds);
      if (events.length > 0) await this.settle(await this.publish(channel, events));
      return events.length;
    } catch (err) {
      this.log.warn({ event: 'outbox.relay-failed', err });
      return 0;
    }
  }

  private async publish(
    channel: ConfirmChannel,
    events: ClaimedEvent[],
  ): Promise<{ sent: string[]; unsent: string[] }> {
    const sent: string[] = [];
    const unsent: string[] = [];
    let err: unknown;
    const attempts = events.map((event) =>
      this.publishOne(channel, event).then(
        () => sent.push(event.id),
        (error: unknown) => {
          unsent.push(event.id);
          err = error;
        },
      ),
    );
    await withinTime(Promise.all(attempts), confirmWithinMs);
    if (unsent.length > 0) this.log.warn({ event: 'outbox.events-not-taken', count: unsent.length, err });
    // A broker that is short of memory or disk confirms nothing for as long as it likes. What it may yet take is not
    // released: the lease runs out, and the events are sent again.
    const unsettled = events.length - sent.length - unsent.length;
    if (unsettled > 0) this.log.warn({ event: 'outbox.events-unconfirmed', count: unsettled });
    return { sent: [...sent], unsent: [...unsent] };
  }

  private async publishOne(channel: ConfirmChannel, event: ClaimedEvent): Promise<void> {
    await publishConfirmed(channel, topology.events, event.type, Buffer.from(event.message), {
      messageId: event.id,
      type: event.type,
      contentType: 'application/json',
      headers: { traceparent: event.traceparent ?? undefined, 'request-id': event.request_id ?? undefined },
    });
  }

  private async settle({ sent, unsent }: { sent: string[]; unsent: string[] }): Promise<void> {
    this.metrics.batches += 1;
    this.metrics.published += sent.length;
    this.metrics.failed += unsent.length;
    eventsPublished.inc({ outcome: 'published' }, sent.length);
    eventsPublished.inc({ outcome: 'failed' }, unsent.length);
    if (sent.length > 0) await this.store.remove(sent);
    if (unsent.length > 0) await this.store.release(unsent, retryAfterSeconds);
  }

  /** Until woken, at most until the next poll. */
  private async sleep(): Promise<void> {
    if (this.woken || this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      this.wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeSleeper = undefined;
  }
}

async function withinTime(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
