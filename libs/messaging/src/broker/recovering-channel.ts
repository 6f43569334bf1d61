import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@plumbline/runtime';
import type { Channel, ChannelModel } from 'amqplib';

export interface ChannelPlan<C extends Channel> {
  /** For the log. */
  name: string;
  /** Makes the channel useful: declares, consumes, listens. Runs again on every new channel. */
  setUp: (channel: C) => Promise<void>;
  /** The channel is gone, and with it what was in flight on it. */
  lost?: () => void;
}

const firstRetryMs = 100;
const longestRetryMs = 5_000;

/** One channel, opened and set up anew whenever it or its connection is lost. */
export class KeptChannel<C extends Channel = Channel> {
  /** The channel while it is open and set up. */
  current?: C;
  private connection?: ChannelModel;
  private opening?: C;
  private retryMs = firstRetryMs;

  constructor(
    private readonly plan: ChannelPlan<C>,
    private readonly openChannel: (connection: ChannelModel) => Promise<C>,
    private readonly log: Log,
  ) {}

  /** The connection is there: opens the channel, and tries again for as long as the connection lasts. */
  async openOn(connection: ChannelModel): Promise<void> {
    this.connection = connection;
    this.retryMs = firstRetryMs;
    await this.open(connection);
  }

  /** The connection is gone. */
  connectionLost(): void {
    this.connection = undefined;
    this.lose();
  }

  /** For good; what is in flight is given back to the broker. */
  async close(): Promise<void> {
    this.connection = undefined;
    const channel = this.current;
    this.lose();
    // Closing a channel that its connection has already closed is no error worth hearing of.
    await channel?.close().catch((err: unknown) => this.log.debug({ event: 'broker.channel-close-failed', err }));
  }

  private async open(connection: ChannelModel): Promise<void> {
    let channel: C | undefined;
    try {
      channel = await this.openChannel(connection);
      const opened = channel;
      this.opening = opened;
      opened.on('error', (err) => this.log.warn({ event: 'broker.channel-failed', channel: this.plan.name, err }));
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

/** The channel may be closed already, by the very failure that it is closed for. */
async function closeQuietly(channel: Channel): Promise<void> {
  await channel.close().catch(() => undefined);
}
