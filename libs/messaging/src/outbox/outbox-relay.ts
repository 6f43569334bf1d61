import { topology, type ServiceName } from '@plumbline/contracts';
import { cleanupBatch } from '@plumbline/persistence';
import { BackgroundLoop, inSpan, Log, withinTime } from '@plumbline/runtime';
import type { ConfirmChannel } from 'amqplib';
import type { BrokerConnections } from '../broker/broker-connections';
import { declareTopology } from '../broker/declare-topology';
import type { RecoveringChannel } from '../broker/recovering-channel';
import { publishConfirmed } from '../broker/publish-confirmed';
import { eventAttributes } from '../events/event-attributes';
import { hasMark, setMark } from './broker-mark';
import type { ClaimedEvent, OutboxStore } from './outbox-store';
import { eventsPublished } from './outbox.metrics';
import { OversizedEvents } from './oversized-events';

const batchSize = 200;
/** After this time another relay takes over the batch of one that crashed. */
const leaseSeconds = 30;
const confirmWithinMs = 15_000;
const retryAfterSeconds = 1;
const pollMs = 1_500;

const takeBackSize = 1_000;
const forgetEveryMs = 10 * 60_000;

type SendableEvent = ClaimedEvent & { message: string };

/** Counts since the start of the relay. */
export interface RelayMetrics {
  published: number;
  /** Events that the broker refused or returned. They are sent again. */
  failed: number;
  batches: number;
}

/**
 * Publishes events from the outbox: claims a batch, publishes it, and moves what the broker has confirmed to the published events. After a
 * crash between these two the batch is sent again with the same ids. Any number of relays may work on one outbox.
 *
 * An event that is larger than the broker takes is set aside, so that it does not hold up the others. If the broker takes less than the
 * setting says, the first such event closes the channel: its batch is sent again without it.
 *
 * A broker without the service's mark has not stored the published events, or has lost them: it is sent those of the last day again.
 */
export class OutboxRelay {
  readonly metrics: RelayMetrics = { published: 0, failed: 0, batches: 0 };
  private readonly channel: RecoveringChannel;
  private readonly loop: BackgroundLoop;
  private readonly cleanup: BackgroundLoop;
  private readonly oversized: OversizedEvents;

  constructor(
    private readonly connections: BrokerConnections,
    private readonly service: ServiceName,
    private readonly store: OutboxStore,
    private readonly log: Log,
  ) {
    this.oversized = new OversizedEvents(service, store, connections.messageLimit, log);
    this.channel = connections.events.keep({
      name: 'outbox-relay',
      setUp: async (channel) => {
        await declareTopology(channel);
        if (!(await hasMark(channel, service))) await this.startOnNewBroker(channel);
        await store.reconsider(connections.messageLimit.bytes);
        // The channel becomes current right after this function.
        setImmediate(() => this.wake());
      },
    });
    const run = async () => (await this.relay()) >= batchSize;
    this.loop = new BackgroundLoop({ name: 'outbox-relay', everyMs: pollMs, run }, log);
    const forget = async () => (await store.forgetPublished()) === cleanupBatch;
    this.cleanup = new BackgroundLoop(
      { name: 'published-event-cleanup', everyMs: forgetEveryMs, run: forget, pauseFirst: true },
      log,
    );
  }

  start(): void {
    this.loop.start();
    this.cleanup.start();
  }

  /** Finishes the current batch. */
  async stop(): Promise<void> {
    await Promise.all([this.loop.stop(), this.cleanup.stop()]);
    await this.channel.close();
  }

  /** Whether events can be sent now. */
  get connected(): boolean {
    return this.channel.current !== undefined;
  }

  /** Relays at once instead of at the next poll: events may have been recorded. */
  wake(): void {
    this.loop.wake();
  }

  private async startOnNewBroker(channel: ConfirmChannel): Promise<void> {
    let events = 0;
    for (let taken = takeBackSize; taken === takeBackSize; events += taken) {
      taken = await this.store.takeBack(takeBackSize);
    }
    if (events > 0)
      this.log.warn({ event: 'outbox.events-published-again', count: events, reason: 'the broker is new' });
    // The mark comes last: after a crash, the rest is taken back at the next start.
    await setMark(channel, this.service);
  }

  /** Relays one batch. Resolves with its size. */
  private async relay(): Promise<number> {
    const channel = this.channel.current;
    // What is published on a blocked connection waits in this process, and would be claimed again meanwhile.
    if (!channel || this.connections.events.blocked !== undefined) return 0;
    const maxBytes = this.connections.messageLimit.bytes;
    const events = await this.store.claim(batchSize, { leaseSeconds, maxBytes });
    const sendable = events.filter(isSendable);
    if (sendable.length > 0) await this.settle(await this.publish(channel, sendable));
    for (const event of events) if (!isSendable(event)) await this.oversized.setAside(channel, event);
    return events.length;
  }

  private async publish(
    channel: ConfirmChannel,
    events: SendableEvent[],
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
    if (unsent.length > 0) this.log.warn({ event: 'outbox.events-refused', count: unsent.length, err });
    // A broker that is short of memory or disk delays its confirms without limit. It may still store these events, so they are
    // not released: they are sent again when the lease ends.
    const unsettled = events.length - sent.length - unsent.length;
    if (unsettled > 0) this.log.warn({ event: 'outbox.events-unconfirmed', count: unsettled });
    return { sent: [...sent], unsent: [...unsent] };
  }

  private async publishOne(channel: ConfirmChannel, event: SendableEvent): Promise<void> {
    const { id, type, message, traceparent, requestId } = event;
    await inSpan(
      { name: `publish ${topology.events}`, kind: 'producer', attributes: eventAttributes({ id, type }) },
      (context) =>
        publishConfirmed(channel, topology.events, type, Buffer.from(message), {
          messageId: id,
          type,
          contentType: 'application/json',
          headers: { traceparent: context?.traceparent, 'request-id': context?.requestId },
        }),
      { traceparent: traceparent ?? undefined, requestId: requestId ?? undefined },
    );
  }

  private async settle({ sent, unsent }: { sent: string[]; unsent: string[] }): Promise<void> {
    this.metrics.batches += 1;
    this.metrics.published += sent.length;
    this.metrics.failed += unsent.length;
    eventsPublished.inc({ outcome: 'published' }, sent.length);
    eventsPublished.inc({ outcome: 'failed' }, unsent.length);
    if (sent.length > 0) await this.store.confirm(sent);
    if (unsent.length > 0) await this.store.release(unsent, retryAfterSeconds);
  }
}

function isSendable(event: ClaimedEvent): event is SendableEvent {
  return event.message !== null;
}
