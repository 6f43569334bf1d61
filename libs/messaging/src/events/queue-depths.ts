import { topology, type ServiceName } from '@plumbline/contracts';
import { BackgroundLoop, type Log } from '@plumbline/runtime';
import type { BrokerConnections } from '../broker/broker-connections';
import { declareTopology } from '../broker/declare-topology';
import type { RecoveringChannel } from '../broker/recovering-channel';
import { queueMessages } from './event.metrics';

const everyMs = 10_000;

/**
 * Measures how many events wait in the queues of a service: its own, its dead letters, and the unrouted events of all services,
 * which each service reports.
 */
export class QueueDepths {
  private readonly queues: readonly string[];
  private readonly channel: RecoveringChannel;
  private readonly loop: BackgroundLoop;

  constructor(connections: BrokerConnections, service: ServiceName, log: Log) {
    this.queues = [topology.eventQueue(service), topology.deadLetterQueue(service), topology.unroutedQueue];
    this.channel = connections.consumers.keep({
      name: 'queue-depths',
      setUp: async (channel) => {
        await declareTopology(channel);
        // The channel becomes current right after this function.
        setImmediate(() => this.loop.wake());
      },
    });
    this.loop = new BackgroundLoop({ name: 'queue-depths', everyMs, run: () => this.measure() }, log);
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.channel.close();
  }

  private async measure(): Promise<void> {
    const channel = this.channel.current;
    // An old value would look like a measured one.
    if (!channel) return queueMessages.reset();
    for (const queue of this.queues) {
      const { messageCount } = await channel.checkQueue(queue);
      queueMessages.set({ queue }, messageCount);
    }
  }
}
