import { eventEnvelope, topology, type ServiceName } from '@plumbline/contracts';
import type { ConfirmChannel, ConsumeMessage, Message } from 'amqplib';
import { z } from 'zod';
import { propertiesOf, textOf, type KnownProperties } from '../broker/message-properties';
import { publishConfirmed } from '../broker/publish-confirmed';
import { readBody } from './read-event';

const reasonHeader = 'dead-letter-reason';
/** Marks a letter without the data of its event. */
const withoutDataHeader = 'dead-letter-without-data';
const longestReason = 500;

/** An event that waits for an operator, described without its data. */
export interface HeldEvent {
  /** The event's id: that in its body, else that of the message, which some AMQP clients make up. */
  id?: string;
  type: string;
  /** The consumer's reason, or `delivery_limit` when the broker gave up. */
  reason: string;
  /** These two are present when the body has them. */
  accountId?: number;
  occurredAt?: string;
}

/** Moves a message to the service's dead-letter queue. Resolves when the broker has confirmed it. A crash in between leaves it in both queues. */
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

/** Adds a dead letter, without its data, for an event that could not be published. */
export async function addLetterWithoutData(
  channel: ConfirmChannel,
  service: ServiceName,
  { id, type, content, reason }: { id: string; type: string; content: Buffer; reason: string },
): Promise<void> {
  await publishConfirmed(channel, '', topology.deadLetterQueue(service), content, {
    messageId: id,
    type,
    contentType: 'application/json',
    headers: { [reasonHeader]: reason.slice(0, longestReason), [withoutDataHeader]: true },
  });
}

/** Whether the letter only tells of its event, which is kept elsewhere. */
export function isWithoutData(letter: Message): boolean {
  return propertiesOf(letter).headers[withoutDataHeader] === true;
}

/** Publishes a held message as it was before it was held. */
export async function sendBack(
  channel: ConfirmChannel,
  { exchange, routingKey }: { exchange: string; routingKey: string },
  letter: Message,
): Promise<void> {
  const { headers, messageId, contentType, timestamp } = propertiesOf(letter);
  const original = Object.entries(headers).filter(([name]) => name !== reasonHeader && !name.startsWith('x-'));
  await publishConfirmed(channel, exchange, routingKey, letter.content, {
    messageId,
    type: typeOf(letter),
    contentType,
    timestamp,
    headers: Object.fromEntries(original),
  });
}

/** `otherwise` is the reason of a message that does not carry one. */
export function describe(letter: Message, otherwise: string): HeldEvent {
  const { headers, messageId } = propertiesOf(letter);
  const { id, accountId, occurredAt } = remainsOf(letter);
  return {
    id: id ?? messageId,
    type: typeOf(letter),
    reason: textOf(headers[reasonHeader]) ?? deathOf(headers)?.reason ?? otherwise,
    accountId,
    occurredAt,
  };
}

/** What can be read of an envelope. The message may be a dead letter because something else in it is invalid. */
const remains = z.object({
  id: eventEnvelope.shape.id.optional().catch(undefined),
  accountId: eventEnvelope.shape.accountId.optional().catch(undefined),
  occurredAt: eventEnvelope.shape.occurredAt.optional().catch(undefined),
});

function remainsOf(letter: Message): z.output<typeof remains> {
  try {
    return remains.catch({}).parse(readBody(letter));
  } catch {
    return {};
  }
}

function typeOf(letter: Message): string {
  const { headers, type } = propertiesOf(letter);
  return type ?? deathOf(headers)?.['routing-keys']?.[0] ?? letter.fields.routingKey;
}

/** Why the broker dead-lettered the message; absent when a consumer moved it. */
function deathOf(headers: KnownProperties['headers']) {
  const [death] = (headers['x-death'] ?? []) as { reason?: string; 'routing-keys'?: string[] }[];
  return death;
}
