import { topology, type ServiceName } from '@plumbline/contracts';
import { Injectable } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage, GetMessage } from 'amqplib';
import { Log } from '@plumbline/runtime';
import { BrokerConnections } from '../broker/broker-connections';
import { declareTopology } from '../broker/declare-topology';
import type { KeptChannel } from '../broker/kept-channel';
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
  const { headers, messageId, type, contentType, timestamp } = message.properties;
  await publishConfirmed(channel, '', topology.deadLetterQueue(service), message.content, {
    messageId: messageId as string | undefined,
    type: (type as string | undefined) ?? message.fields.routingKey,
    contentType: contentType as string | undefined,
    timestamp: timestamp as number | undefined,
    headers: { ...headers, [reasonHeader]: reason.slice(0, longestReason) },
  });
}

/** Looking at the events that services could not handle, and handing them out again; for operators. */
@Injectable()
export class DeadLetters {
  private readonly channel: KeptChannel;

  constructor(connections: BrokerConnections, log: Log) {
    this.channel = connections.events.keep({ name: 'dead-letters', setUp: declareTopology });
    this.log = log;
  }
  private readonly log: Log;

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
      const { messageId, type, contentType } = message.properties;
      await publishConfirmed(channel, '', topology.eventQueue(service), message.content, {
        messageId: messageId as string | undefined,
        type: type as string | undefined,
        contentType: contentType as string | undefined,
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

function describe({ content, properties, fields }: GetMessage): DeadLetter {
  const headers: Record<string, unknown> = properties.headers ?? {};
  const [death] = (headers['x-death'] ?? []) as { reason?: string; 'routing-keys'?: string[] }[];
  const reason = headers[reasonHeader] ?? death?.reason;
  return {
    id: properties.messageId as string | undefined,
    type: (properties.type as string | undefined) ?? death?.['routing-keys']?.[0] ?? fields.routingKey,
    reason: typeof reason === 'string' ? reason : 'unknown',
    message: content.toString(),
  };
}
