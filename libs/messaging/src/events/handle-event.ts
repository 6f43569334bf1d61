import { SetMetadata } from '@nestjs/common';
import type { EventContract, EventEnvelope, EventOf } from '@plumbline/contracts';

export const EVENT_HANDLER = Symbol('plumbline:event-handler');
export const BROADCAST_HANDLER = Symbol('plumbline:broadcast-handler');

/** One contract, several, or `'*'` for all events in the service's queue. */
export type EventSelection = EventContract | readonly EventContract[] | '*';

type EventOfEach<C> = C extends EventContract ? EventOf<C> : never;

/** The events of a selection. */
export type SelectedEvent<S extends EventSelection> = S extends '*'
  ? EventEnvelope
  : S extends readonly (infer C)[]
    ? EventOfEach<C>
    : EventOfEach<S>;

export interface EventContext {
  /** Whether the broker has delivered this message before. */
  readonly redelivered: boolean;
  /** The number of earlier deliveries: 0 at the first. */
  readonly deliveryCount: number;
  /** W3C trace context of the change that the event describes. */
  readonly traceparent?: string;
  readonly requestId?: string;
}

export type EventHandler<S extends EventSelection = EventSelection> = (
  event: SelectedEvent<S>,
  context: EventContext,
) => Promise<void>;

/**
 * Marks the method that handles an event from the service's durable queue. It is called at least once for each event, which
 * is acknowledged when the promise resolves. A `DomainError` with a status below 500 moves the event to the dead letters. After
 * any other error the event is retried with a growing delay. A service has one handler for an event.
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
 * Marks a listener for an event in every process of the service, for example to invalidate a cache. A process that is not
 * connected misses the event: see `Broadcasts.connected`.
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
