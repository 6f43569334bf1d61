import { setTimeout as delay } from 'node:timers/promises';
import { topology, type ServiceName } from '@plumbline/contracts';
import { counter, Log, logFieldsOf, runInContext, startSpan } from '@plumbline/runtime';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { BrokerConnections } from '../broker/broker-connections';
import { Consumer } from '../broker/consumer';
import { declareTopology } from '../broker/declare-topology';
import type { BoundEvent } from '../handlers/handler-registry';
import { eventAttributes } from './event-attributes';
import { sendToDeadLetters } from './dead-letter-message';
import { decideFailure } from './failure.policy';
import { eventContextOf, readEnvelope, readEvent } from './read-event';

const eventsHandled = counter('events_handled_total', 'Events received from the queue, by outcome', ['outcome']);

export interface EventConsumerOptions {
  service: ServiceName;
  events: ReadonlyMap<string, BoundEvent>;
  prefetch: number;
  drainMs: number;
  /** Rejects while the database is unavailable. */
  probeDatabase: () => Promise<void>;
}

const firstProbeMs = 250;
const longestProbeMs = 10_000;

/**
 * Passes the events of a service's queue to its handlers, at least once each. While the database is unavailable, it pauses:
 * requeueing each event at once would repeat without end and use up the delivery limit.
 */
export class EventConsumer {
  private readonly consumer: Consumer<ConfirmChannel>;
  private readonly stopping = new AbortController();
  private pausing?: Promise<void>;

  constructor(
    connections: BrokerConnections,
    private readonly options: EventConsumerOptions,
    private readonly log: Log,
  ) {
    const queue = topology.eventQueue(options.service);
    this.consumer = new Consumer(
      connections.events,
      {
        name: queue,
        declare: async (channel) => {
          await declareTopology(channel);
          return queue;
        },
        prefetch: options.prefetch,
        handle: (message, channel) => this.handle(message, channel),
      },
      log,
    );
  }

  /** Whether the consumer is registered at the broker. */
  get registered(): boolean {
    return this.consumer.registered;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.consumer.stop(this.options.drainMs);
  }

  private async handle(message: ConsumeMessage, channel: ConfirmChannel): Promise<void> {
    const startedAt = performance.now();
    const about = { type: message.fields.routingKey, id: undefined as string | undefined };
    const context = eventContextOf(message);
    const span = startSpan(context, { name: `process ${topology.eventQueue(this.options.service)}`, kind: 'consumer' });
    let outcome: string;
    let failed: unknown;
    try {
      const envelope = readEnvelope(message);
      about.type = envelope.type;
      about.id = envelope.id;
      const bound = this.options.events.get(envelope.type) ?? this.options.events.get('*');
      if (bound) await runInContext(span.context, () => bound.handle(readEvent(envelope, bound), context));
      outcome = bound ? 'handled' : 'ignored';
      channel.ack(message);
    } catch (error) {
      failed = error;
      span.fail(error);
      outcome = await this.settleFailure(error, message, channel, context.deliveryCount);
    }
    eventsHandled.inc({ outcome });
    span.set({ ...eventAttributes(about), 'plumbline.outcome': outcome });
    span.end();
    this.log[outcome === 'ignored' ? 'debug' : failed === undefined ? 'info' : 'warn']({
      event: 'event.handled',
      ...about,
      outcome,
      durationMs: Math.round(performance.now() - startedAt),
      deliveryCount: context.deliveryCount,
      ...logFieldsOf(span.context),
      err: failed,
    });
  }

  private async settleFailure(
    error: unknown,
    message: ConsumeMessage,
    channel: ConfirmChannel,
    deliveryCount: number,
  ): Promise<string> {
    const decision = decideFailure(error, deliveryCount);
    try {
      switch (decision.then) {
        case 'dead-letter':
          await sendToDeadLetters(channel, this.options.service, message, decision.reason);
          channel.ack(message);
          break;
        case 'pause':
          await this.pause();
          channel.nack(message, false, true);
          break;
        case 'again':
          await this.wait(decision.delayMs);
          // Since RabbitMQ 4.3 a reject counts towards the delivery limit, and a nack does not.
          channel.reject(message, true);
      }
      return decision.then;
    } catch (err) {
      // The channel is closed, and the broker has requeued the message.
      this.log.warn({ event: 'event.settling-failed', err });
      return 'lost-channel';
    }
  }

  /** Pauses the consumer until the database is available. Resolves when the broker has stopped sending. */
  private pause(): Promise<void> {
    this.pausing ??= this.consumer.pause().then(() => {
      this.log.warn({ event: 'event-consumer.paused', reason: 'the database is unavailable' });
      void this.resumeWithDatabase();
    });
    return this.pausing;
  }

  private async resumeWithDatabase(): Promise<void> {
    let waitMs = firstProbeMs;
    do {
      await this.wait(waitMs);
      waitMs = Math.min(waitMs * 2, longestProbeMs);
      if (this.stopping.signal.aborted) return;
    } while (!(await this.databaseIsAvailable()));
    this.pausing = undefined;
    await this.consumer.resume();
    this.log.info({ event: 'event-consumer.resumed' });
  }

  private databaseIsAvailable(): Promise<boolean> {
    return this.options.probeDatabase().then(
      () => true,
      () => false,
    );
  }

  private async wait(milliseconds: number): Promise<void> {
    // It rejects only at the stop, after which the message is requeued.
    await delay(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
