import type { ServiceName } from '@plumbline/contracts';
import type { ConsumeMessage } from 'amqplib';
import type { BrokerConnections } from '../broker/broker-connections';
import { declareTopology } from '../broker/declare-topology';
import type { RecoveringChannel } from '../broker/recovering-channel';
import { sendToDeadLetters } from './dead-letter-message';

/** Moves events to the dead letters of a service, on the connection that publishes: the one that consumes must never be blocked. */
export class DeadLetters {
  private readonly channel: RecoveringChannel;

  constructor(
    connections: BrokerConnections,
    private readonly service: ServiceName,
  ) {
    this.channel = connections.events.keep({ name: 'dead-letters', setUp: declareTopology });
  }

  /** Resolves when the broker has stored the message. @throws when it is not connected or refuses the message */
  async add(message: ConsumeMessage, reason: string): Promise<void> {
    const channel = this.channel.current;
    if (!channel) throw new Error('The broker is not connected.');
    await sendToDeadLetters(channel, this.service, message, reason);
  }

  async close(): Promise<void> {
    await this.channel.close();
  }
}
