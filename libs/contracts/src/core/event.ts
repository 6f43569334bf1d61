import { z } from 'zod';
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

/** A fact that a service publishes: its type and the shape of its `data`. */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly type: string;
  readonly data: Data;
  /** The name webhook subscribers know it by; absent for events that stay inside. */
  readonly webhookName?: string;
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
  options: { data: Data; description: string; example: EventEnvelope; webhookName?: string },
): EventContract<Data> {
  return { kind: 'event', type, ...options };
}
