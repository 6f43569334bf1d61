import { eventually } from '@plumbline/backing-services';
import { topology, type EventEnvelope } from '@plumbline/contracts';
import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';

/** Marks the messages of tests, so that they are not taken for events of a service. */
const appId = 'test';

/** A test's connection to the exchange of events. It publishes as another service does, and records what services publish. */
export class EventExchange {
  /** The events that services have published since the connection, in the order of their arrival. */
  readonly published: EventEnvelope[] = [];
  private readonly markers = new Set<string>();
  private marker = 0;

  private constructor(
    private readonly broker: ChannelModel,
    private readonly channel: ConfirmChannel,
    private readonly queue: string,
  ) {}

  static async connect(url: string): Promise<EventExchange> {
    const broker = await connect(url);
    const channel = await broker.createConfirmChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const exchange = new EventExchange(broker, channel, queue);
    await channel.bindQueue(queue, topology.events, '#');
    await channel.consume(queue, (message) => message && exchange.receive(message), { noAck: true });
    return exchange;
  }

  /** Resolves when the broker has confirmed the event. */
  async publish(event: EventEnvelope): Promise<void> {
    const options = { persistent: true, mandatory: true, messageId: event.id, type: event.type, appId };
    this.channel.publish(topology.events, event.type, Buffer.from(JSON.stringify(event)), options);
    await this.channel.waitForConfirms();
  }

  /** Resolves when `published` contains every event that the exchange has accepted: a later message has arrived. */
  async caughtUp(): Promise<void> {
    const marker = `marker-${++this.marker}`;
    this.channel.sendToQueue(this.queue, Buffer.alloc(0), { appId, messageId: marker });
    await eventually(() => {
      if (!this.markers.has(marker)) throw new Error('events are still arriving');
    });
  }

  /** From now on `published` gets no more events, and an event that no service consumes is unrouted. */
  async stopRecording(): Promise<void> {
    await this.channel.unbindQueue(this.queue, topology.events, '#');
  }

  async close(): Promise<void> {
    await this.broker.close();
  }

  private receive({ content, properties }: ConsumeMessage): void {
    if (properties.appId !== appId) this.published.push(JSON.parse(content.toString()) as EventEnvelope);
    else this.markers.add(String(properties.messageId));
  }
}
