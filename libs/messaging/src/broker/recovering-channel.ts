import { setTimeout as delay } from 'node:timers/promises';
import { withinTime, type Log } from '@plumbline/runtime';
import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib';
import { brokerAnswerMs } from './broker-answer';
import type { MessageLimit } from './message-limit';

export interface ChannelPlan<C extends Channel = ConfirmChannel> {
  /** Names the channel in the log. */
  name: string;
  /** Declares, consumes and adds listeners. Runs again on every new channel. */
  setUp: (channel: C) => Promise<void>;
  /** Called when the channel is lost, together with everything in flight on it. */
  lost?: () => void;
}

const firstRetryMs = 100;
/** A queue whose node was down is back at any time, and gets messages from then on. */
const longestRetryMs = 1_000;

/** A channel that is reopened and set up again whenever it or its connection is lost. */
export class RecoveringChannel<C extends Channel = ConfirmChannel> {
  /** The channel while it is open and set up. */
  current?: C;
  private connection?: ChannelModel;
  private opening?: C;
  private retryMs = firstRetryMs;

  constructor(
    private readonly plan: ChannelPlan<C>,
    private readonly openChannel: (connection: ChannelModel) => Promise<C>,
    private readonly messageLimit: MessageLimit,
    private readonly log: Log,
  ) {}

  /** Opens the channel on a new connection, and retries for as long as that connection lasts. */
  async openOn(connection: ChannelModel): Promise<void> {
    this.connection = connection;
    this.retryMs = firstRetryMs;
    await this.open(connection);
  }

  /** The connection was lost. */
  connectionLost(): void {
    this.connection = undefined;
    this.lose();
  }

  /** Closes the channel for good. The broker requeues what is in flight. */
  async close(): Promise<void> {
    this.connection = undefined;
    const channel = this.current;
    this.lose();
    // Fails when the connection has closed the channel already.
    const closing = channel
      ?.close()
      .catch((err: unknown) => this.log.debug({ event: 'broker.channel-close-failed', err }));
    if (closing) await withinTime(closing, brokerAnswerMs);
  }

  private async open(connection: ChannelModel): Promise<void> {
    let channel: C | undefined;
    try {
      channel = await this.openChannel(connection);
      const opened = channel;
      this.opening = opened;
      opened.on('error', (err: Error) => this.failed(err));
      opened.once('close', () => this.closed(opened));
      await this.plan.setUp(opened);
      if (this.opening !== opened || this.connection !== connection) return;
      this.current = opened;
      this.retryMs = firstRetryMs;
    } catch (err) {
      if (this.connection !== connection) return;
      this.log.warn({ event: 'broker.channel-set-up-failed', channel: this.plan.name, err });
      if (channel && this.opening === channel) {
        this.opening = undefined;
        await closeQuietly(channel);
      }
      await this.openLater(connection);
    }
  }

  /** The `close` event follows. */
  private failed(err: Error): void {
    this.log.warn({ event: 'broker.channel-failed', channel: this.plan.name, err });
    this.messageLimit.channelFailed(err);
  }

  private closed(channel: Channel): void {
    if (this.current !== channel) return;
    const { connection } = this;
    this.lose();
    if (connection) void this.openLater(connection);
  }

  private async openLater(connection: ChannelModel): Promise<void> {
    await delay(this.retryMs, undefined, { ref: false });
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
    if (this.connection === connection) await this.open(connection);
  }

  private lose(): void {
    const had = this.current ?? this.opening;
    this.current = undefined;
    this.opening = undefined;
    if (had) this.plan.lost?.();
  }
}

/** Ignores the error of a channel that is closed already. */
async function closeQuietly(channel: Channel): Promise<void> {
  await channel.close().catch(() => undefined);
}
