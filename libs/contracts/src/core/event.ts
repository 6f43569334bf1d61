import { z } from 'zod';
import type { Resource } from '../wire/resource';
import type { Principal } from './principal';

/** Who caused an event; absent for what the system did by itself. */
export const eventActor = z.object({
  userId: z.int().positive(),
  tokenId: z
    .string()
    .optional()
    .describe('Public part of the access token used, so that a subscriber can recognise changes of its own making.'),
  userAgent: z.string().max(500).optional(),
  ip: z.string().max(64).optional().describe('For the audit trail; subscribers are not told.'),
});
export type EventActor = z.infer<typeof eventActor>;

/** The caller as the one who caused an event. */
export function eventActorOf({ userId, credential, userAgent, ip }: Principal): EventActor {
  return { userId, tokenId: credential.type === 'token' ? credential.tokenId : undefined, userAgent, ip };
}

/** The envelope every message on `domain.events` travels in, whatever language its publisher is written in. */
export const eventEnvelope = z.object({
  id: z
    .uuid()
    .describe('Made by the publisher, best as version 7. What has been received under it already changes nothing.'),
  type: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    .max(100)
    .describe('What has happened, `thing.past-tense`; also the routing key.'),
  occurredAt: z.iso.datetime().describe('In UTC.'),
  accountId: z.int().positive().describe('Number of the account, whose webhooks are told.'),
  projectId: z.int().positive().optional().describe('Number of the project that it happened in.'),
  actor: eventActor.optional().describe('Who caused it; absent for what a system did by itself.'),
  data: z.record(z.string(), z.unknown()).describe('What the type says.'),
});
export type EventEnvelope = z.infer<typeof eventEnvelope>;

/** The headings under which the catalogue lists events, in the order in which a reader looks for them. */
export const eventGroups = ['Projects', 'Tickets', 'Attachments', 'Users', 'Access tokens', 'Webhooks'] as const;
export type EventGroup = (typeof eventGroups)[number];

/** How webhook subscribers know an event. */
export interface WebhookOffer<Data = unknown> {
  /** The name they choose it by and that its deliveries carry, for example `ticket_created`. */
  readonly name: string;
  readonly group: EventGroup;
  /** What they receive as `data`. */
  readonly resource: z.ZodType<Resource>;
  /** That resource, made of the event's own data. */
  show(data: Data): Resource;
}

/** A fact that a service publishes: its type and the shape of its `data`. */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly type: string;
  readonly data: Data;
  /** Absent for events that stay inside. */
  readonly webhook?: WebhookOffer<z.output<Data>>;
  /** One sentence for the catalogue. */
  readonly description: string;
  /** A whole message, frozen in `libs/contracts/examples/events/<type>.json`. */
  readonly example: EventEnvelope;
}

export type EventData<C extends EventContract> = z.output<C['data']>;

/** An envelope whose `data` is known to be this contract's. */
export type EventOf<C extends EventContract> = Omit<EventEnvelope, 'data'> & { data: EventData<C> };

/** Declares an event. `type` is `thing.past-tense`. */
export function event<Data extends z.ZodType>(
  type: string,
  options: { data: Data; description: string; example: EventEnvelope; webhook?: WebhookOffer<z.output<Data>> },
): EventContract<Data> {
  return { kind: 'event', type, ...options };
}

/** Offers an event whose data is the very resource that subscribers receive. */
export function offered(name: string, group: EventGroup, resource: z.ZodType<Resource>): WebhookOffer<Resource> {
  return { name, group, resource, show: (data) => data };
}
