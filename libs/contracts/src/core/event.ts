import { z } from 'zod';
import type { Resource } from '../wire/resource';
import type { Principal } from './principal';

/** Who caused an event; absent for what the system did by itself. */
export const eventActor = z.object({
  userId: z.int().positive(),
  /** The access token used, so that a subscriber can recognise changes of its own making. */
  tokenId: z.string().optional(),
  userAgent: z.string().max(500).optional(),
  /** For the audit trail; subscribers are not told. */
  ip: z.string().max(64).optional(),
});
export type EventActor = z.infer<typeof eventActor>;

/** The caller as the one who caused an event. */
export function eventActorOf({ userId, credential, userAgent, ip }: Principal): EventActor {
  return { userId, tokenId: credential.type === 'token' ? credential.tokenId : undefined, userAgent, ip };
}

/** The envelope every message on `domain.events` travels in, whatever language its publisher is written in. */
export const eventEnvelope = z.object({
  /** UUID version 7, made by the publisher; consumers dedupe by it. */
  id: z.uuid(),
  /** `thing.past-tense`, also the routing key. */
  type: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    .max(100),
  occurredAt: z.iso.datetime(),
  accountId: z.int().positive(),
  projectId: z.int().positive().optional(),
  actor: eventActor.optional(),
  data: z.record(z.string(), z.unknown()),
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
