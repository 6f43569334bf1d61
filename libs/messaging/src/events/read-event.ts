import { eventEnvelope, type EventEnvelope } from '@plumbline/contracts';
import type { ConsumeMessage, Message } from 'amqplib';
import type { z } from 'zod';
import { propertiesOf, textOf } from '../broker/message-properties';
import type { BoundEvent } from '../handlers/handler-registry';
import type { EventContext } from './handle-event';
import { UnreadableEvent } from './failure.policy';
import { problemsIn } from './valid-data';

// A replacement character in place of a wrong byte would reach subscribers.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses the envelope of a message. @throws UnreadableEvent */
export function readEnvelope(message: Message): EventEnvelope {
  return checked(eventEnvelope, readBody(message));
}

/** Parses the JSON of a message. @throws UnreadableEvent */
export function readBody({ content }: Message): unknown {
  let text: string;
  try {
    text = utf8.decode(content);
  } catch (cause) {
    throw new UnreadableEvent('not UTF-8', { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadableEvent('not JSON', { cause });
  }
}

/** Parses the data of an envelope by the contract. @throws UnreadableEvent */
export function readEvent(envelope: EventEnvelope, { contract }: Pick<BoundEvent, 'contract'>): EventEnvelope {
  if (!contract) return envelope;
  return { ...envelope, data: checked(contract.data, envelope.data) as EventEnvelope['data'] };
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UnreadableEvent(problemsIn(parsed.error), { cause: parsed.error });
}

export function eventContextOf(message: ConsumeMessage): EventContext {
  const { headers } = propertiesOf(message);
  const { redelivered } = message.fields;
  const count = headers['x-delivery-count'];
  return {
    redelivered,
    deliveryCount: typeof count === 'number' ? count : redelivered ? 1 : 0,
    traceparent: textOf(headers['traceparent']),
    requestId: textOf(headers['request-id']),
  };
}
