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
    const { messageCount } = await this.channel.checkQueue(topology.deadLetterQueue(service));
    const held = await this.take(service, Math.min(limit, messageCount));
    for (const letter of held) this.channel.nack(letter, false, true);
    return { letters: held.map(describe), count: messageCount };
  }

  /**
   * Puts those with one of the ids, or all that are there now, back into the service's queue; resolves with their number. One
   * that is refused again comes back here, after those that were here. A crash in between leaves one in both queues, which its
   * id makes harmless.
   */
  async redrive(service: ServiceName, ids?: readonly string[]): Promise<number> {
    const { messageCount } = await this.channel.checkQueue(topology.deadLetterQueue(service));
    const passed: GetMessage[] = [];
    let moved = 0;
    try {
      for (let seen = 0; seen < messageCount; seen++) {
        const [letter] = await this.take(service, 1);
        if (!letter) break;
        if (ids && !ids.includes(describe(letter).id ?? '')) {
          passed.push(letter);
          continue;
        }
        await sendBack(this.channel, service, letter);
        this.channel.ack(letter);
        moved += 1;
      }
    } finally {
      for (const letter of passed) this.channel.nack(letter, false, true);
    }
    return moved;
  }

  private async take(service: ServiceName, limit: number): Promise<GetMessage[]> {
    const taken: GetMessage[] = [];
    while (taken.length < limit) {
      const letter = await this.channel.get(topology.deadLetterQueue(service));
      if (!letter) break;
      taken.push(letter);
    }
    return taken;
  }
}
