import { topology, type ServiceName } from '@plumbline/contracts';
import type { ConfirmChannel, ConsumeMessage, Message } from 'amqplib';
import { propertiesOf, textOf, type KnownProperties } from '../broker/message-properties';
import { publishConfirmed } from '../broker/publish-confirmed';
import { readEnvelope } from './read-event';

const reasonHeader = 'dead-letter-reason';
const longestReason = 500;

/** An event that a service could not handle: what is known of it without what it holds. */
export interface DeadLetter {
  /** The event's id, as far as the message says one. */
  id?: string;
  type: string;
  /** Why: as the consumer put it, or `delivery_limit` when the broker gave up. */
  reason: string;
  /** These two when the message is an envelope. */
  accountId?: number;
  occurredAt?: string;
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

/** Moves a dead letter back into the service's queue as it once came, and only there: other services have heard of it. */
export async function sendBack(channel: ConfirmChannel, service: ServiceName, letter: Message): Promise<void> {
  const { headers, messageId, contentType, timestamp } = propertiesOf(letter);
  const came = Object.entries(headers).filter(([name]) => name !== reasonHeader && !name.startsWith('x-'));
  await publishConfirmed(channel, '', topology.eventQueue(service), letter.content, {
    messageId,
    type: typeOf(letter),
    contentType,
    timestamp,
    headers: Object.fromEntries(came),
  });
}

export function describe(letter: Message): DeadLetter {
  const { headers, messageId } = propertiesOf(letter);
  const { id, accountId, occurredAt } = envelopeOf(letter);
  return {
    id: id ?? messageId,
    type: typeOf(letter),
    reason: textOf(headers[reasonHeader]) ?? deathOf(headers)?.reason ?? 'unknown',
    accountId,
    occurredAt,
  };
}

function envelopeOf(letter: Message): Partial<ReturnType<typeof readEnvelope>> {
  try {
    return readEnvelope(letter);
  } catch {
    // Being unreadable may be the very reason why it is here.
    return {};
  }
}

function typeOf(letter: Message): string {
  const { headers, type } = propertiesOf(letter);
  return type ?? deathOf(headers)?.['routing-keys']?.[0] ?? letter.fields.routingKey;
}

/** How the broker came to move it here; absent for what a consumer has moved. */
function deathOf(headers: KnownProperties['headers']) {
  const [death] = (headers['x-death'] ?? []) as { reason?: string; 'routing-keys'?: string[] }[];
  return death;
}
