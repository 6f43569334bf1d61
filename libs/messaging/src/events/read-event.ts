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

/** Levels of objects and lists in an event: those of a request's body, which may have 64, and some around them. */
const maxDepth = 100;

/** Parses the JSON of a message. @throws UnreadableEvent */
export function readBody({ content }: Message): unknown {
  let text: string;
  try {
    text = utf8.decode(content);
  } catch (cause) {
    throw new UnreadableEvent('not UTF-8', { cause });
  }
  const value = parseJson(text);
  // Subscribers and everything that works on values recursively could not read it.
  if (isDeeper(value, maxDepth)) throw new UnreadableEvent(`nested more than ${maxDepth} levels deep`);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new UnreadableEvent('not JSON', { cause });
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
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
