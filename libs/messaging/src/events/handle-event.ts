import { SetMetadata } from '@nestjs/common';
import type { EventContract, EventEnvelope, EventOf } from '@plumbline/contracts';

export const EVENT_HANDLER = Symbol('plumbline:event-handler');
export const BROADCAST_HANDLER = Symbol('plumbline:broadcast-handler');

/** One contract, several, or `'*'` for whatever the service's queue receives. */
export type EventSelection = EventContract | readonly EventContract[] | '*';

type EventOfEach<C> = C extends EventContract ? EventOf<C> : never;

/** The events that a selection stands for. */
export type SelectedEvent<S extends EventSelection> = S extends '*'
  ? EventEnvelope
  : S extends readonly (infer C)[]
    ? EventOfEach<C>
    : EventOfEach<S>;

export interface EventContext {
  /** Whether the broker has handed this message out before. */
  readonly redelivered: boolean;
  /** How often the broker has handed it out before; 0 the first time. */
  readonly deliveryCount: number;
  /** W3C trace context of the change that the event tells of. */
  readonly traceparent?: string;
  readonly requestId?: string;
}

export type EventHandler<S extends EventSelection = EventSelection> = (
  event: SelectedEvent<S>,
  context: EventContext,
) => Promise<void>;

/**
 * Marks the method that handles an event from the service's durable queue, at least once: it is acknowledged when the
 * promise resolves. A `DomainError` below 500 means that trying again is useless, and moves the event to the dead letters;
 * anything else is tried again later. One handler for an event in a service.
 */
export function HandleEvent<const S extends EventSelection>(selection: S) {
  return <Method extends EventHandler<S>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(EVENT_HANDLER, selection)(target, name, descriptor);
  };
}

/**
 * Marks a method that every running process of the service wants to hear of an event at once, for example to empty a
 * cache. Nothing is kept for a process that is not connected: look at `Broadcasts.connected`.
 */
export function OnBroadcast<const S extends EventContract | readonly EventContract[]>(selection: S) {
  return <Method extends (event: SelectedEvent<S>) => void | Promise<void>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(BROADCAST_HANDLER, selection)(target, name, descriptor);
  };
}
