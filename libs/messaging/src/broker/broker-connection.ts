import { setTimeout as delay } from 'node:timers/promises';
import { withinTime, type Log } from '@plumbline/runtime';
import type { Channel, ChannelModel } from 'amqplib';
import { connectionBlocked } from './broker.metrics';
import { brokerAnswerMs } from './broker-answer';
import { isRefusal } from './broker-fault';
import type { MessageLimit } from './message-limit';
import { openConnection } from './open-connection';
import { RecoveringChannel, type ChannelPlan } from './recovering-channel';

export interface BrokerConnectionOptions {
  url: string;
  /** What the connection is for. Labels its metrics. */
  purpose: string;
  /** Shown in the broker's list of connections. */
  name: string;
  heartbeatSeconds: number;
  messageLimit: MessageLimit;
}

const firstRetryMs = 100;
const longestRetryMs = 1_000;

/** A connection to the broker that reconnects, and reopens its channels, after every loss. */
export class BrokerConnection {
  /** The reason while the broker accepts no messages, for lack of memory or disk. */
  blocked?: string;
  private readonly channels = new Set<Pick<RecoveringChannel, 'openOn' | 'connectionLost' | 'close'>>();
  private readonly stopping = new AbortController();
  private connection?: ChannelModel;
  private running?: Promise<void>;

  constructor(
    private readonly options: BrokerConnectionOptions,
    private readonly log: Log,
  ) {}

  get connected(): boolean {
    return this.connection !== undefined;
  }

  /**
   * Opens a channel that publishes with confirms, and reopens it after every loss until this connection is closed. RabbitMQ 4 drops a message
   * for a queue whose node is down, and only a confirm tells.
   */
  keep(plan: ChannelPlan): RecoveringChannel {
    return this.kept(plan, (connection) => connection.createConfirmChannel());
  }

  /** The same for a channel that publishes nothing, or replies: without one, its caller gives up. A confirm of each would cost more than it tells. */
  keepWithoutConfirms(plan: ChannelPlan<Channel>): RecoveringChannel<Channel> {
    return this.kept(plan, (connection) => connection.createChannel());
  }

  /**
   * Connects, and from then on reconnects in the background. Resolves after the first attempt, also if the broker is unavailable.
   * @throws The error of the first attempt if the broker refuses the user, the password or the virtual host.
   */
  async start(): Promise<void> {
    this.running = this.run(await this.connect(isRefusal));
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.channels].map((channel) => channel.close()));
    const closing = this.connection
      ?.close()
      .catch((err: unknown) => this.log.debug({ event: 'broker.connection-close-failed', err }));
    await withinTime(Promise.all([closing, this.running]), brokerAnswerMs);
  }

  private kept<C extends Channel>(
    plan: ChannelPlan<C>,
    openChannel: (connection: ChannelModel) => Promise<C>,
  ): RecoveringChannel<C> {
    const channel = new RecoveringChannel(plan, openChannel, this.options.messageLimit, this.log);
    this.channels.add(channel);
    if (this.connection) void channel.openOn(this.connection);
    return channel;
  }

  private async run(first: ChannelModel | undefined): Promise<void> {
    let retryMs = firstRetryMs;
    let connection = first;
    for (;;) {
      if (connection) {
        retryMs = firstRetryMs;
        await this.serve(connection);
      }
      await this.pause(retryMs * (0.75 + Math.random() / 2));
      if (this.stopping.signal.aborted) return;
      retryMs = Math.min(retryMs * 2, longestRetryMs);
      connection = await this.connect();
    }
  }

  private async connect(isFinal: (error: unknown) => boolean = () => false): Promise<ChannelModel | undefined> {
    const { url, name, heartbeatSeconds } = this.options;
    try {
      return await openConnection(url, name, heartbeatSeconds);
    } catch (err) {
      if (isFinal(err)) throw err;
      this.log.warn({ event: 'broker.connect-failed', connection: this.options.name, err });
      return undefined;
    }
  }

  /** Resolves when the connection has closed. */
  private async serve(connection: ChannelModel): Promise<void> {
    const over = new Promise<void>((resolve) => {
      connection.once('close', () => {
        this.connection = undefined;
        this.setBlocked(undefined);
        for (const channel of this.channels) channel.connectionLost();
        resolve();
      });
    });
    connection.on('error', (err) =>
      this.log.warn({ event: 'broker.connection-failed', connection: this.options.name, err }),
    );
    connection.on('blocked', (reason) => {
      this.setBlocked(reason);
      this.log.warn({ event: 'broker.blocked', connection: this.options.name, reason });
    });
    connection.on('unblocked', () => {
      this.setBlocked(undefined);
      this.log.info({ event: 'broker.unblocked', connection: this.options.name });
    });
    if (this.stopping.signal.aborted) {
      await connection.close();
      return over;
    }
    this.connection = connection;
    this.log.info({ event: 'broker.connected', connection: this.options.name });
    for (const channel of this.channels) void channel.openOn(connection);
    return over;
  }

  private setBlocked(reason: string | undefined): void {
    this.blocked = reason;
    connectionBlocked.set({ connection: this.options.purpose }, reason === undefined ? 0 : 1);
  }

  private async pause(milliseconds: number): Promise<void> {
    // It rejects only at the stop, which ends the loop.
    await delay(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
