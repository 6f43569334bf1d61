import { z } from 'zod';
import type { Resource } from './json-api';
import type { Principal } from './principal';
import type { ResourceType } from './resource';
import { instant, uuid } from './values';

/** The user who caused an event. */
export const eventActor = z.object({
  userId: z.int().positive(),
  tokenId: z
    .string()
    .optional()
    .describe('Public part of the access token used, so that a subscriber can recognise changes of its own making.'),
  userAgent: z.string().max(500).optional(),
  ip: z.string().max(64).optional().describe('For the audit trail; not sent to subscribers.'),
});
export type EventActor = z.infer<typeof eventActor>;

/** Makes the actor of an event from the principal of a request. */
export function eventActorOf({ userId, credential, userAgent, ip }: Principal): EventActor {
  return { userId, tokenId: credential.type === 'token' ? credential.tokenId : undefined, userAgent, ip };
}

/** The envelope of every message on `domain.events`, whatever the language of its publisher. */
export const eventEnvelope = z.object({
  id: uuid.describe('Made by the publisher, preferably as UUID version 7. A second event with the same id is ignored.'),
  type: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    .max(100)
    .describe('What happened, as `thing.past-tense`; also the routing key.'),
  occurredAt: instant.describe('By RFC 3339, with any offset. It is sent to subscribers in UTC, with milliseconds.'),
  accountId: z.int().positive().describe('Number of the account whose webhooks receive the event.'),
  projectId: z.int().positive().optional().describe('Number of the project in which it happened.'),
  actor: eventActor.optional().describe('Who caused it; absent for what a system did by itself.'),
  data: z.record(z.string(), z.unknown()).describe('The data of the type.'),
});
export type EventEnvelope = z.infer<typeof eventEnvelope>;

/** The headings under which the event catalogue lists events, in order. */
export const eventGroups = ['Projects', 'Tickets', 'Attachments', 'Users', 'Access tokens', 'Webhooks'] as const;
export type EventGroup = (typeof eventGroups)[number];

/** How webhook subscribers choose and receive an event. */
export interface WebhookOffer<Data = unknown> {
  /** The name by which subscribers choose it, and the `event_name` of its deliveries, for example `ticket_created`. */
  readonly name: string;
  readonly group: EventGroup;
  /** The schema of what subscribers receive as `data`. */
  readonly resource: z.ZodType<Resource>;
  /** Maps the event's own data to that resource. */
  show(data: Data): Resource;
}

/** A fact that a service publishes: its type and the schema of its `data`. */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly type: string;
  readonly data: Data;
  /** Absent for internal events, which subscribers cannot choose. */
  readonly webhook?: WebhookOffer<z.output<Data>>;
  /** One sentence for the event catalogue. */
  readonly description: string;
  /** A whole message, frozen in `libs/contracts/examples/events/<type>.json`. */
  readonly example: EventEnvelope;
}

export type EventData<C extends EventContract> = z.output<C['data']>;

/** An envelope whose `data` has been validated by this contract. */
export type EventOf<C extends EventContract> = Omit<EventEnvelope, 'data'> & { data: EventData<C> };

/** Declares an event. `type` is `thing.past-tense`. */
export function event<Data extends z.ZodType>(
  type: string,
  options: { data: Data; description: string; example: EventEnvelope; webhook?: WebhookOffer<z.output<Data>> },
): EventContract<Data> {
  return { kind: 'event', type, ...options };
}

/** Offers subscribers an event whose data already is the resource that they receive. */
export function offerResource(name: string, group: EventGroup, { schema }: ResourceType): WebhookOffer<Resource> {
  return { name, group, resource: schema, show: (data) => data };
}

/** Offers subscribers an event whose data is the model of the resource that they receive. */
export function offerModel<Model>(
  name: string,
  group: EventGroup,
  { schema, of }: ResourceType<z.ZodObject, Model>,
): WebhookOffer<Model> {
  return { name, group, resource: schema, show: of };
}
