import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { declareTopology } from '../broker/declare-topology';
import { describe, sendBack, type DeadLetter } from './dead-letter-message';

/** The services that consume events. Each has a dead-letter queue. */
export const servicesWithDeadLetters = serviceNames.filter((service) => topology.consumes[service].length > 0);

const connectTimeoutMs = 5_000;

/** Lists and redrives the dead letters of all services. For operators' tools, outside of the services. */
export class DeadLetterQueues {
  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  /** Connects; `close` when done. @throws when the broker cannot be reached */
  static async open(url: string): Promise<DeadLetterQueues> {
    const connection = await connect(url, {
      timeout: connectTimeoutMs,
      clientProperties: { connection_name: 'dead letters' },
    });
    const channel = await connection.createConfirmChannel();
    await declareTopology(channel);
    return new DeadLetterQueues(connection, channel);
  }

  async close(): Promise<void> {
    // The channel first: closing only the connection loses the last acknowledgements.
    await this.channel.close();
    await this.connection.close();
  }

  /** The oldest dead letters, which stay in the queue, and the number of all. */
  async list(service: ServiceName, limit: number): Promise<{ letters: DeadLetter[]; count: number }> {
    const held: GetMessage[] = [];
    for (let letter = await this.next(service); letter; letter = await this.next(service)) {
      held.push(letter);
      if (held.length === limit) break;
    }
    const { messageCount: more } = await this.channel.checkQueue(topology.deadLetterQueue(service));
    for (const letter of held) this.channel.nack(letter, false, true);
    // The broker may not count messages that were just requeued. When the end was reached, the length is more accurate.
    return { letters: held.map(describe), count: held.length < limit ? held.length : held.length + more };
  }

  /**
   * Moves the dead letters with these ids, or all, back to the service's queue, each once. Resolves with their number. An event
   * that fails again becomes a dead letter again. A crash in between leaves a message in both queues; its id makes that harmless.
   */
  async redrive(service: ServiceName, ids?: readonly string[]): Promise<number> {
    const moved = new Set<string>();
    const passed: GetMessage[] = [];
    try {
      for (let letter = await this.next(service); letter; letter = await this.next(service)) {
        const { id = letter.content.toString() } = describe(letter);
        if (moved.has(id) || (ids && !ids.includes(id))) {
          passed.push(letter);
          continue;
        }
        await sendBack(this.channel, service, letter);
        this.channel.ack(letter);
        moved.add(id);
      }
    } finally {
      for (const letter of passed) this.channel.nack(letter, false, true);
    }
    return moved.size;
  }

  private async next(service: ServiceName): Promise<GetMessage | undefined> {
    const letter = await this.channel.get(topology.deadLetterQueue(service));
    return letter === false ? undefined : letter;
  }
}
