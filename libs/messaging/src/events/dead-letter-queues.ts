import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { declareTopology } from '../broker/declare-topology';
import { describe, sendBack, type DeadLetter } from './dead-letter';

/** The services that hear of events, each with dead letters of its own. */
export const servicesWithDeadLetters = serviceNames.filter((service) => topology.consumes[service].length > 0);

const connectTimeoutMs = 5_000;

/** Looking at the events that services could not handle, and handing them out again: for operators, beside the services. */
export class DeadLetters {
  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  /** Connects; `close` when done. @throws when the broker cannot be reached */
  static async open(url: string): Promise<DeadLetters> {
    const connection = await connect(url, {
      timeout: connectTimeoutMs,
      clientProperties: { connection_name: 'dead letters' },
    });
    const channel = await connection.createConfirmChannel();
    await declareTopology(channel);
    return new DeadLetters(connection, channel);
  }

  async close(): Promise<void> {
    // The channel first: what was acknowledged last is lost with a connection that is closed above it.
    await this.channel.close();
    await this.connection.close();
  }

  /** The oldest ones, which stay where they are, and how many there are in all. */
  async list(service: ServiceName, limit: number): Promise<{ letters: DeadLetter[]; count: number }> {
    const held: GetMessage[] = [];
    for (let letter = await this.next(service); letter; letter = await this.next(service)) {
      held.push(letter);
      if (held.length === limit) break;
    }
    const { messageCount: more } = await this.channel.checkQueue(topology.deadLetterQueue(service));
    for (const letter of held) this.channel.nack(letter, false, true);
    // What others have just given back may not be counted yet: an end that was reached is the better count.
    return { letters: held.map(describe), count: held.length < limit ? held.length : held.length + more };
  }

  /**
   * Puts those with one of the ids, or all, back into the service's queue, each once; resolves with their number. What is
   * refused again is here again. A crash in between leaves one in both queues, which its id makes harmless.
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
