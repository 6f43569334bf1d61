import { serviceNames, topology, type ServiceName } from '@plumbline/contracts';
import type { Message } from 'amqplib';

/** A queue whose events wait for an operator, who redrives them when the cause is gone. */
export interface HeldQueue {
  readonly name: string;
  /** Where an event goes when it is redriven. */
  destination(message: Message): { exchange: string; routingKey: string };
  /** Why an event is held that does not say so itself. */
  readonly reason: string;
}

/** The events that a service could not process. They return to that service alone: the others have received them already. */
export function deadLettersOf(service: ServiceName): HeldQueue {
  const destination = { exchange: '', routingKey: topology.eventQueue(service) };
  return { name: topology.deadLetterQueue(service), destination: () => destination, reason: 'unknown' };
}

/** The events that no service consumes. They are published again, for a service that consumes them by then. */
export const unroutedEvents: HeldQueue = {
  name: topology.unroutedQueue,
  destination: ({ fields }) => ({ exchange: topology.events, routingKey: fields.routingKey }),
  reason: 'unrouted',
};

/** The services that consume events. Each has a dead-letter queue. */
export const servicesWithDeadLetters = serviceNames.filter((service) => topology.consumes[service].length > 0);
