import { serviceNames, services, type ServiceName } from './core/services';

/**
 * Every exchange and queue. Each process declares all of them when it starts, so that no event is lost because its consumer has
 * never run.
 */
export const topology = {
  /** The exchange to which services and external publishers publish events. The routing key is the event's type. */
  events: 'domain.events',
  /** The exchange for events that match no binding. */
  unrouted: 'domain.events.unrouted',
  /** The queue of the events that match no binding, until an operator redrives them. */
  unroutedQueue: 'unrouted.events',

  /** The event types that each service consumes, as topic patterns. */
  consumes: Object.fromEntries(serviceNames.map((name) => [name, services[name].consumes])) as Record<
    ServiceName,
    readonly string[]
  >,

  /** The queue of the RPCs to a service. */
  rpcQueue: (service: ServiceName) => `rpc.${service}`,
  /** The queue of the RPCs to a service while the node of a RabbitMQ cluster that has `rpcQueue` is down. */
  standbyRpcQueue: (service: ServiceName) => `rpc.${service}.standby`,
  /** The queue of the events that a service consumes. */
  eventQueue: (service: ServiceName) => `${service}.events`,
  /** The queue of the events that a service could not process, until an operator redrives or discards them. */
  deadLetterQueue: (service: ServiceName) => `${service}.events.dead`,
  /** The queue whose one message says that the broker has stored the events that a service has published. */
  markQueue: (service: ServiceName) => `${service}.events.mark`,
} as const;

/** Whether an event type matches a topic pattern: `*` matches one word, `#` any number of words. */
export function matchesPattern(pattern: string, type: string): boolean {
  const source = pattern
    .split('.')
    .map((word) => (word === '#' ? '.*' : word === '*' ? '[^.]+' : word.replaceAll(/[^\w-]/g, '\\$&')))
    .join('\\.');
  return new RegExp(`^${source}$`).test(type);
}
