import type { ChannelModel, ConfirmChannel, GetMessage } from 'amqplib';
import { declareTopology } from '../broker/declare-topology';
import { openConnection } from '../broker/open-connection';
import { describe, isWithoutData, sendBack, type HeldEvent } from './dead-letter-message';
import type { HeldQueue } from './held-queue';

/** Lists and redrives the events that wait for an operator. For operators' tools, outside of the services. */
export class HeldEvents {
  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  /** Connects; `close` when done. @throws when the broker cannot be reached */
  static async open(url: string): Promise<HeldEvents> {
    const connection = await openConnection(url, 'held events');
    const channel = await connection.createConfirmChannel();
    await declareTopology(channel);
    return new HeldEvents(connection, channel);
  }

  async close(): Promise<void> {
    // The channel first: closing only the connection loses the last acknowledgements.
    await this.channel.close();
    await this.connection.close();
  }

  /** The oldest events of a queue, which stay in it, and the number of all. */
  async list(queue: HeldQueue, limit: number): Promise<{ events: HeldEvent[]; count: number }> {
    const held: GetMessage[] = [];
    for (let message = await this.next(queue); message; message = await this.next(queue)) {
      held.push(message);
      if (held.length === limit) break;
    }
    const { messageCount: more } = await this.channel.checkQueue(queue.name);
    for (const message of held) this.channel.nack(message, false, true);
    const events = held.map((message) => describe(message, queue.reason));
    // The broker may not count messages that were just requeued. When the end was reached, the length is more accurate.
    return { events, count: held.length < limit ? held.length : held.length + more };
  }

  /**
   * Moves the events with these ids, or all, to where the queue's events belong, each once. Resolves with their number, and with the ids of
   * those that stay because their letter does not contain the data. An event that fails again is held again. A crash in between leaves a
   * message in both queues; its id makes that harmless.
   */
  async redrive(queue: HeldQueue, ids?: readonly string[]): Promise<{ moved: number; withoutData: string[] }> {
    const moved = new Set<string>();
    const withoutData = new Set<string>();
    const passed: GetMessage[] = [];
    try {
      for (let message = await this.next(queue); message; message = await this.next(queue)) {
        const { id = message.content.toString() } = describe(message, queue.reason);
        if (moved.has(id) || (ids && !ids.includes(id))) {
          passed.push(message);
          continue;
        }
        if (isWithoutData(message)) {
          withoutData.add(id);
          passed.push(message);
          continue;
        }
        await sendBack(this.channel, queue.destination(message), message);
        this.channel.ack(message);
        moved.add(id);
      }
    } finally {
      for (const message of passed) this.channel.nack(message, false, true);
    }
    return { moved: moved.size, withoutData: [...withoutData] };
  }

  private async next(queue: HeldQueue): Promise<GetMessage | undefined> {
    const message = await this.channel.get(queue.name);
    return message === false ? undefined : message;
  }
}
