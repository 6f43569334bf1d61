import { randomUUID } from 'node:crypto';
import { withinTime, type Log } from '@plumbline/runtime';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import type { RecoveringChannel } from './recovering-channel';
import { brokerAnswerMs } from './broker-answer';

export interface ConsumerPlan {
  /** Names the consumer in the log. */
  name: string;
  /** Declares the queue and resolves with its name. */
  declare: (channel: Channel) => Promise<string>;
  /** Unacknowledged messages at a time. Without it, messages are acknowledged automatically when the broker sends them. */
  prefetch?: number;
  /** Handles and acknowledges one message. A rejection is logged as a defect. */
  handle: (message: ConsumeMessage, channel: Channel) => Promise<void>;
  /** Called when the registration of the consumer at the broker changes. */
  onRegistrationChange?: (registered: boolean) => void;
}

const retryMs = 500;
const handOverMs = 1_000;

/** A consumer that registers again after a lost connection, a failed channel or a deleted queue. */
export class Consumer {
  private readonly channel: RecoveringChannel<Channel>;
  private readonly inHand = new Set<Promise<void>>();
  private tag?: string;
  private wanted = true;

  constructor(
    connection: BrokerConnection,
    private readonly plan: ConsumerPlan,
    private readonly log: Log,
  ) {
    this.channel = connection.keepWithoutConfirms({
      name: plan.name,
      setUp: (channel) => this.setUp(channel),
      lost: () => this.unregistered(),
    });
  }

  /** Whether the consumer is registered at the broker. */
  get registered(): boolean {
    return this.tag !== undefined && this.channel.current !== undefined;
  }

  /** Takes no new messages until `resume`. Messages in flight continue. */
  async pause(): Promise<void> {
    this.wanted = false;
    const { tag } = this;
    const channel = this.channel.current;
    this.unregistered();
    if (tag === undefined || !channel) return;
    await withinTime(
      attempt(() => channel.cancel(tag), this.log),
      brokerAnswerMs,
    );
  }

  async resume(): Promise<void> {
    this.wanted = true;
    const channel = this.channel.current;
    if (channel) await this.register(channel);
  }

  /** Takes no new messages, waits at most `drainMs` milliseconds for those in flight, and requeues the rest. */
  async stop(drainMs: number): Promise<void> {
    await this.pause();
    await withinTime(Promise.all(this.inHand), drainMs);
    if (this.inHand.size > 0)
      this.log.warn({ event: 'consumer.drain-cut-short', consumer: this.plan.name, left: this.inHand.size });
    await this.channel.close();
  }

  private async setUp(channel: Channel): Promise<void> {
    if (this.plan.prefetch !== undefined) await channel.prefetch(this.plan.prefetch);
    if (this.wanted) await this.register(channel);
  }

  private async register(channel: Channel): Promise<void> {
    const queue = await this.plan.declare(channel);
    // Meanwhile the consumer was paused, or registered by another call: a second one could not be cancelled.
    if (!this.wanted || this.tag !== undefined) return;
    const tag = randomUUID();
    this.tag = tag;
    try {
      await channel.consume(queue, (message) => this.received(message, channel, tag), {
        noAck: this.plan.prefetch === undefined,
        consumerTag: tag,
      });
    } catch (error) {
      // The node of the queue stopped after the declaration. With the tag, this consumer would look registered and not try again.
      if (this.tag === tag) this.unregistered();
      throw error;
    }
    if (this.tag === tag) this.plan.onRegistrationChange?.(true);
  }

  private received(message: ConsumeMessage | null, channel: Channel, tag: string): void {
    if (message === null) return this.cancelledByBroker(channel, tag);
    const work: Promise<void> = this.plan
      .handle(message, channel)
      .catch((err: unknown) => this.log.error({ event: 'consumer.failed', consumer: this.plan.name, err }))
      .finally(() => this.inHand.delete(work));
    this.inHand.add(work);
  }

  /** The queue was deleted or its node stopped. The consumer registers again, else it would receive nothing. */
  private cancelledByBroker(channel: Channel, tag: string): void {
    if (this.tag !== tag) return;
    this.unregistered();
    this.log.warn({ event: 'consumer.cancelled-by-broker', consumer: this.plan.name });
    // A refused declaration closes the channel, by which the messages in hand are answered.
    void withinTime(Promise.all(this.inHand), handOverMs).then(() => this.registerAgain(channel));
  }

  private registerAgain(channel: Channel): void {
    if (!this.wanted || this.tag !== undefined || this.channel.current !== channel) return;
    this.register(channel).catch((err: unknown) => {
      this.log.warn({ event: 'consumer.registration-failed', consumer: this.plan.name, err });
      this.unregistered();
      setTimeout(() => this.registerAgain(channel), retryMs).unref();
    });
  }

  private unregistered(): void {
    if (this.tag === undefined) return;
    this.tag = undefined;
    this.plan.onRegistrationChange?.(false);
  }
}

async function attempt(work: () => Promise<unknown>, log: Log): Promise<void> {
  // It fails when the channel has closed, which has cancelled the consumer.
  await work().catch((err: unknown) => log.debug({ event: 'consumer.cancel-failed', err }));
}
