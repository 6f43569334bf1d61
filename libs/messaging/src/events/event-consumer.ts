import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { topology, type ServiceName } from '@plumbline/contracts';
import { Log, logFieldsOf, runInContext, startSpan } from '@plumbline/runtime';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnections } from '../broker/broker-connections';
import { Consumer } from '../broker/consumer';
import { declareTopology } from '../broker/declare-topology';
import type { BoundEvent } from '../handlers/handler-registry';
import { eventAttributes } from './event-attributes';
import { DeadLetters } from './dead-letters';
import { eventHandling } from './event.metrics';
import { decideFailure } from './failure.policy';
import { DatabasePause } from './database-pause';
import { eventContextOf, readEnvelope, readEvent } from './read-event';

const deadLetterRetryMs = 1_000;

export interface EventConsumerOptions {
  service: ServiceName;
  events: ReadonlyMap<string, BoundEvent>;
  prefetch: number;
  drainMs: number;
  /** Rejects while the database is unavailable. */
  probeDatabase: () => Promise<void>;
}

/**
 * Passes the events of a service's queue to its handlers, at least once each. While the database is unavailable, it takes no further
 * events and keeps those that it has: requeueing them would use up the delivery limit.
 */
export class EventConsumer {
  private readonly consumer: Consumer;
  private readonly stopping = new AbortController();
  private readonly deadLetters: DeadLetters;
  private readonly database: DatabasePause;
  /** Events that wait for their retry. Each takes one of the places. */
  private retrying = 0;

  constructor(
    connections: BrokerConnections,
    private readonly options: EventConsumerOptions,
    private readonly log: Log,
  ) {
    const queue = topology.eventQueue(options.service);
    // Each event that waits listens to it.
    setMaxListeners(2 * options.prefetch, this.stopping.signal);
    this.deadLetters = new DeadLetters(connections, options.service);
    this.consumer = new Consumer(
      connections.consumers,
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
    this.database = new DatabasePause(
      { consumer: this.consumer, probe: options.probeDatabase, stopping: this.stopping.signal },
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
    await this.deadLetters.close();
  }

  private async handle(message: ConsumeMessage, channel: Channel): Promise<void> {
    const startedAt = performance.now();
    const about: { type: string; id?: string; accountId?: number } = { type: message.fields.routingKey };
    const context = eventContextOf(message);
    const span = startSpan(context, { name: `process ${topology.eventQueue(this.options.service)}`, kind: 'consumer' });
    let outcome: string;
    let failed: unknown;
    try {
      const envelope = readEnvelope(message);
      about.type = envelope.type;
      about.id = envelope.id;
      about.accountId = envelope.accountId;
      const bound = this.options.events.get(envelope.type) ?? this.options.events.get('*');
      if (bound) {
        const event = readEvent(envelope, bound);
        await this.database.whileAvailable(() => runInContext(span.context, () => bound.handle(event, context)));
      }
      outcome = bound ? 'handled' : 'ignored';
      channel.ack(message);
    } catch (error) {
      failed = error;
      span.fail(error);
      outcome = await this.settleFailure(error, message, channel, context.deliveryCount);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    eventHandling.observe({ outcome }, seconds, span);
    span.set({ ...eventAttributes(about), 'plumbline.outcome': outcome });
    span.end();
    this.log[outcome === 'ignored' ? 'debug' : failed === undefined ? 'info' : 'warn']({
      event: 'event.handled',
      ...about,
      outcome,
      durationMs: Math.round(seconds * 1_000),
      deliveryCount: context.deliveryCount,
      ...logFieldsOf(span.context),
      err: failed,
    });
  }

  private async settleFailure(
    error: unknown,
    message: ConsumeMessage,
    channel: Channel,
    deliveryCount: number,
  ): Promise<string> {
    const decision = decideFailure(error, { deliveryCount, crowded: this.retrying >= this.options.prefetch / 2 });
    try {
      switch (decision.then) {
        case 'dead-letter':
          return await this.moveToDeadLetters(message, channel, decision.reason);
        case 'requeue':
          channel.nack(message, false, true);
          break;
        case 'again':
          this.retrying += 1;
          await this.wait(decision.delayMs);
          this.retrying -= 1;
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

  private async moveToDeadLetters(message: ConsumeMessage, channel: Channel, reason: string): Promise<string> {
    try {
      await this.deadLetters.add(message, reason);
    } catch (err) {
      this.log.warn({ event: 'event.dead-letter-failed', err });
      await this.wait(deadLetterRetryMs);
      channel.nack(message, false, true);
      return 'again';
    }
    channel.ack(message);
    return 'dead-letter';
  }

  private async wait(milliseconds: number): Promise<void> {
    // It rejects only at the stop, after which the message is requeued.
    await delay(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
