import { serviceNames, topology } from '@plumbline/contracts';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';

/** A test's own hands at the broker. */
export class BrokerAdmin {
  private constructor(
    private readonly connection: ChannelModel,
    readonly channel: ConfirmChannel,
  ) {}

  static async connect(url: string): Promise<BrokerAdmin> {
    const connection = await connect(url);
    // A broker that the test kills takes this connection along.
    connection.on('error', () => undefined);
    return new BrokerAdmin(connection, await connection.createConfirmChannel());
  }

  /** For a fresh start of the next test. */
  async deleteEverything(): Promise<void> {
    for (const service of serviceNames) {
      await this.channel.deleteQueue(topology.rpcQueue(service));
      await this.channel.deleteQueue(topology.eventQueue(service));
      await this.channel.deleteQueue(topology.deadLetterQueue(service));
    }
    await this.channel.deleteQueue(topology.unrouted);
    await this.channel.deleteExchange(topology.events);
    await this.channel.deleteExchange(topology.unrouted);
  }

  async publish(routingKey: string, content: string, exchange: string = topology.events): Promise<void> {
    this.channel.publish(exchange, routingKey, Buffer.from(content), { persistent: true, type: routingKey });
    await this.channel.waitForConfirms();
  }

  async depth(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  async close(): Promise<void> {
    // Closed already when the broker was restarted.
    await this.connection.close().catch(() => undefined);
  }
}
