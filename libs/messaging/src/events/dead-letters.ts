import { Injectable } from '@nestjs/common';
import { topology, type ServiceName } from '@plumbline/contracts';
import { Log } from '@plumbline/runtime';
import type { ConfirmChannel, ConsumeMessage, GetMessage } from 'amqplib';
import { BrokerConnections } from '../broker/broker-connections';
import { declareTopology } from '../broker/declare-topology';
import type { KeptChannel } from '../broker/kept-channel';
import { propertiesOf, textOf } from '../broker/message-properties';
import { publishConfirmed } from '../broker/publish-confirmed';

const reasonHeader = 'dead-letter-reason';
const longestReason = 500;

/** An event that a service could not handle. */
export interface DeadLetter {
  /** The event's id, when the message was readable. */
  id?: string;
  type: string;
  /** Why: as the consumer put it, or `delivery_limit` when the broker gave up. */
  reason: string;
  /** The message's text. */
  message: string;
}

/** Moves a message to the service's dead letters; resolves when the broker has it. A crash in between leaves it in both. */
export async function sendToDeadLetters(
  channel: ConfirmChannel,
  service: ServiceName,
  message: ConsumeMessage,
  reason: string,
): Promise<void> {
  const { headers, messageId, type = message.fields.routingKey, contentType, timestamp } = propertiesOf(message);
  await publishConfirmed(channel, '', topology.deadLetterQueue(service), message.content, {
    messageId,
    type,
    contentType,
    timestamp,
    headers: { ...headers, [reasonHeader]: reason.slice(0, longestReason) },
  });
}

/** Looking at the events that services could not handle, and handing them out again; for operators. */
@Injectable()
export class DeadLetters {
  private readonly channel: KeptChannel<ConfirmChannel>;

  constructor(
    connections: BrokerConnections,
    private readonly log: Log,
  ) {
    this.channel = connections.events.keep({ name: 'dead-letters', setUp: declareTopology });
  }

  /** The oldest ones, which stay where they are. */
  async list(service: ServiceName, limit = 100): Promise<DeadLetter[]> {
    const channel = this.open();
    const held: GetMessage[] = [];
    try {
      while (held.length < limit) {
        const message = await channel.get(topology.deadLetterQueue(service));
        if (!message) break;
        held.push(message);
      }
      return held.map(describe);
    } finally {
      for (const message of held) channel.nack(message, false, true);
    }
  }

  /** Puts up to `limit` of them back into the service's queue, and only there; resolves with their number. */
  async redrive(service: ServiceName, limit = 1_000): Promise<number> {
    const channel = this.open();
    let moved = 0;
    for (; moved < limit; moved++) {
      const message = await channel.get(topology.deadLetterQueue(service));
      if (!message) break;
      const { messageId, type, contentType } = propertiesOf(message);
      await publishConfirmed(channel, '', topology.eventQueue(service), message.content, {
        messageId,
        type,
        contentType,
      });
      channel.ack(message);
    }
    this.log.info({ event: 'dead-letters.redriven', service, moved });
    return moved;
  }

  private open(): ConfirmChannel {
    if (!this.channel.current) throw new Error('the broker is away');
    return this.channel.current;
  }
}

function describe(message: GetMessage): DeadLetter {
  const { headers, messageId, type } = propertiesOf(message);
  const [death] = (headers['x-death'] ?? []) as { reason?: string; 'routing-keys'?: string[] }[];
  return {
    id: messageId,
    type: type ?? death?.['routing-keys']?.[0] ?? message.fields.routingKey,
    reason: textOf(headers[reasonHeader]) ?? death?.reason ?? 'unknown',
    message: message.content.toString(),
  };
}
