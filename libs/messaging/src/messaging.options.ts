import type { RpcContract, ServiceName } from '@plumbline/contracts';

export const MESSAGING_SETTINGS = Symbol('plumbline:messaging-settings');

export interface MessagingOptions {
  /** The service whose queues this process consumes. The gateway consumes none. */
  service: ServiceName | 'gateway';
  /** `amqp://user:password@host:port/vhost`. */
  url: string;
  /** The calls that this service must handle. The process does not start when one of them has no handler. */
  contracts?: readonly RpcContract[];
  /** Whether the service stores events and replies in its database. Defaults to true, for the gateway to false. */
  outbox?: boolean;
  /** Calls to one service that may be in flight in this process. One account may use a quarter of them, callers without credentials half. Further calls fail. Defaults to 500. */
  maxCallsInFlight?: number;
  /** Calls that this process handles concurrently. One account may use a quarter of them, callers without credentials half. Defaults to 64. */
  rpcPrefetch?: number;
  /** Events that this process handles concurrently. Defaults to 20, the maximum: a crash adds to the delivery count of each. */
  eventPrefetch?: number;
  /** Milliseconds that a graceful stop waits for messages in flight. Defaults to 10,000. */
  drainMs?: number;
  /** Bytes of the largest message that is sent. RabbitMQ closes the channel on which a larger one than its own limit arrives. Defaults to 15 MiB. */
  maxMessageBytes?: number;
  /** Seconds between heartbeats. Defaults to 10. */
  heartbeatSeconds?: number;
}

export type MessagingSettings = Required<MessagingOptions>;

const maxEventPrefetch = 20;

/** The options, completed with the defaults. */
export function settingsOf(options: MessagingOptions): MessagingSettings {
  return {
    contracts: [],
    outbox: options.service !== 'gateway',
    maxCallsInFlight: 500,
    rpcPrefetch: 64,
    drainMs: 10_000,
    heartbeatSeconds: 10,
    maxMessageBytes: 15 * 1024 * 1024,
    ...options,
    eventPrefetch: Math.min(options.eventPrefetch ?? maxEventPrefetch, maxEventPrefetch),
  };
}
