import type { ServiceName } from './core/rpc';

/**
 * Every exchange and queue, and who hears of what. Each process declares all of it at its start, so that no event is lost
 * because its consumer has never run yet.
 */
export const topology = {
  /** Where services, and publishers of the user's own, announce what has happened. The routing key is the event's type. */
  events: 'domain.events',
  /** Exchange and queue for events that no queue is bound for. */
  unrouted: 'domain.events.unrouted',

  /** Which event types each service hears of, as topic patterns. */
  consumes: {
    // Its own as well: the audit trail and the mail have one door.
    identity: ['account.*', 'group.*', 'session.*', 'token.*', 'user.*', 'webhook.*'],
    tokens: ['user.*', 'account.*', 'session.*'],
    projects: ['user.*'],
    webhooks: ['#'],
  },

  /** Calls to a service wait here. */
  rpcQueue: (service: ServiceName) => `rpc.${service}`,
  /** Events for a service wait here. */
  eventQueue: (service: ServiceName) => `${service}.events`,
  /** Events that a service cannot handle rest here until someone looks. */
  deadLetterQueue: (service: ServiceName) => `${service}.events.dead`,
} as const satisfies {
  events: string;
  unrouted: string;
  consumes: Record<ServiceName, readonly string[]>;
  [queue: string]: unknown;
};

export const serviceNames = Object.keys(topology.consumes) as ServiceName[];

/** Whether an event type fits a topic pattern: `*` stands for one word, `#` for any number of them. */
export function matchesPattern(pattern: string, type: string): boolean {
  const source = pattern
    .split('.')
    .map((word) => (word === '#' ? '.*' : word === '*' ? '[^.]+' : word.replaceAll(/[^\w-]/g, '\\$&')))
    .join('\\.');
  return new RegExp(`^${source}$`).test(type);
}
