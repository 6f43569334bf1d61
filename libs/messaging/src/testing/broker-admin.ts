import { serviceNames, topology } from '@plumbline/contracts';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { declareTopology } from '../broker/declare-topology';

/** A test's own connection to the broker, to inspect and change its queues. */
export class BrokerAdmin {
  private constructor(
    private readonly connection: ChannelModel,
    readonly channel: ConfirmChannel,
  ) {}

  static async connect(url: string): Promise<BrokerAdmin> {
    const connection = await connect(url);
    // The connection fails when the test kills the broker.
    connection.on('error', () => undefined);
    return new BrokerAdmin(connection, await connection.createConfirmChannel());
  }

  /** Declares the topology, for tests that then kill the broker. */
  static async prepare(broker: { url: string; stop(): Promise<void>; start(): Promise<void> }): Promise<void> {
    const admin = await BrokerAdmin.connect(broker.url);
    await declareTopology(admin.channel);
    await admin.close();
    // RabbitMQ 3.10 keeps a new quorum queue in memory at first. If it is killed then, the queue stays unavailable.
    await broker.stop();
    await broker.start();
  }

  /** Empties all queues before the next test. */
  async empty(): Promise<void> {
    await declareTopology(this.channel);
    for (const service of serviceNames) {
      await this.channel.deleteQueue(topology.rpcQueue(service));
      await this.channel.deleteQueue(topology.standbyRpcQueue(service));
      await this.channel.purgeQueue(topology.eventQueue(service));
      await this.channel.purgeQueue(topology.deadLetterQueue(service));
    }
    await this.channel.purgeQueue(topology.unroutedQueue);
  }

  async publish(routingKey: string, content: string, exchange: string = topology.events): Promise<void> {
    this.channel.publish(exchange, routingKey, Buffer.from(content), { persistent: true, type: routingKey });
    await this.channel.waitForConfirms();
  }

  /** Consumes what the queue has, and dies before it acknowledges. Resolves with the number of messages received. */
  async dieConsuming(queue: string): Promise<number> {
    const channel = await this.connection.createChannel();
    let received = 0;
    while (await channel.get(queue)) received += 1;
    await channel.close();
    return received;
  }

  async depth(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  /** The number of consumers; 0 also when the queue does not exist, which closes the channel that asks. */
  async consumers(queue: string): Promise<number> {
    const channel = await this.connection.createChannel();
    channel.on('error', () => undefined);
    try {
      const { consumerCount } = await channel.checkQueue(queue);
      await channel.close();
      return consumerCount;
    } catch (error) {
      if ((error as { code?: number }).code === 404) return 0;
      throw error;
    }
  }

  async close(): Promise<void> {
    // Fails when a restart of the broker has closed the connection.
    await this.connection.close().catch(() => undefined);
  }
}
