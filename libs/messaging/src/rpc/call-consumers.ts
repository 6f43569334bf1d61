import { topology, type ServiceName } from '@plumbline/contracts';
import { BackgroundLoop, type Log } from '@plumbline/runtime';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from '../broker/broker-connection';
import { Consumer, type ConsumerPlan } from '../broker/consumer';
import { declareRpcQueue } from '../broker/declare-topology';

export interface CallConsumersPlan {
  service: ServiceName;
  /** Calls that the process takes from a queue at a time. */
  prefetch: number;
  /** Handles and acknowledges one call. Its limits are those of both queues together. */
  handle: (message: ConsumeMessage, channel: Channel) => Promise<void>;
}

const lookEveryMs = 250;
/** How long a declaration may take on a busy broker. */
const answerMs = 1_500;
/** How long the standby queue is still consumed: a caller may not have seen yet that the call queue is back. */
const lingerMs = 5_000;

/**
 * Consumes the calls of a service from its queue. A queue of calls is on one node of a cluster. While that node is down, RabbitMQ neither
 * delivers from it nor declares it elsewhere, and the calls come by the standby queue: it is declared only then, hence on another node.
 */
export class CallConsumers {
  private readonly main: Consumer;
  private readonly standby: Consumer;
  private readonly watch: BackgroundLoop;
  private standbyWanted = false;
  private stopping = false;
  /** Since when the call queue is consumed, or is not although the broker is connected. */
  private since = { registered: false, connected: false, time: 0 };

  constructor(
    private readonly connection: BrokerConnection,
    { service, prefetch, handle }: CallConsumersPlan,
    private readonly log: Log,
  ) {
    const plan = (name: string): ConsumerPlan => ({
      name,
      declare: async (channel) => {
        await declareRpcQueue(channel, name);
        return name;
      },
      prefetch,
      handle,
    });
    const main = plan(topology.rpcQueue(service));
    this.main = new Consumer(
      connection,
      {
        ...main,
        declare: (channel) => main.declare(channel).catch((error: unknown) => this.refused(error)),
        onRegistrationChange: (registered) => registered || this.lost(),
      },
      log,
    );
    this.standby = new Consumer(connection, plan(topology.standbyRpcQueue(service)), log);
    void this.standby.pause();
    this.watch = new BackgroundLoop({ name: 'call-queues', everyMs: lookEveryMs, run: () => this.look() }, log);
    this.watch.start();
  }

  /** Whether the broker sends calls to this process. */
  get registered(): boolean {
    return this.main.registered || this.standby.registered;
  }

  /** Takes no new calls. Those in flight continue. */
  async pause(): Promise<void> {
    this.stopping = true;
    await this.watch.stop();
    await Promise.all([this.main.pause(), this.standby.pause()]);
  }

  /** Takes no new calls, waits at most `drainMs` milliseconds for those in flight, and requeues the rest. */
  async stop(drainMs: number): Promise<void> {
    await this.pause();
    await Promise.all([this.main.stop(drainMs), this.standby.stop(drainMs)]);
  }

  /** The broker has cancelled the consumer, or closed its channel. */
  private lost(): void {
    if (this.connection.connected) this.useStandby();
  }

  private refused(error: unknown): never {
    const { code = 0 } = error as { code?: number };
    // Another error is that of a lost connection.
    if (code >= 400 && code < 500) this.useStandby();
    throw error;
  }

  /** RabbitMQ 4 leaves a declaration unanswered for a minute when it misses the node of the queue. */
  private async look(): Promise<void> {
    const { registered } = this.main;
    const { connected } = this.connection;
    const now = performance.now();
    if (registered !== this.since.registered || connected !== this.since.connected) {
      this.since = { registered, connected, time: now };
    }
    const lasts = now - this.since.time;
    if (connected && !registered && lasts > answerMs) this.useStandby();
    if (registered && lasts > lingerMs) await this.leaveStandby();
  }

  /** Does not wait: the broker may not answer. */
  private useStandby(): void {
    if (this.standbyWanted || this.stopping) return;
    this.standbyWanted = true;
    this.log.warn({ event: 'calls.standby-used' });
    // The channel is then set up again.
    this.standby.resume().catch((err: unknown) => this.log.warn({ event: 'calls.standby-failed', err }));
  }

  private async leaveStandby(): Promise<void> {
    if (!this.standbyWanted) return;
    this.standbyWanted = false;
    this.log.info({ event: 'calls.standby-left' });
    await this.standby.pause();
  }
}
