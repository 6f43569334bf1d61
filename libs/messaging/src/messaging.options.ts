import type { RpcContract, ServiceName } from '@plumbline/contracts';

export const MESSAGING_SETTINGS = Symbol('plumbline:messaging-settings');

export interface MessagingOptions {
  /** Whose queues this process serves; a gateway serves none. */
  service: ServiceName | 'gateway';
  /** `amqp://user:password@host:port/vhost`. */
  url: string;
  /** The calls that this service must answer: it does not start when one has no handler. */
  contracts?: readonly RpcContract[];
  /** Whether events and replies are kept in this service's database. Every service but the gateway does, unless told. */
  outbox?: boolean;
  /** Calls that this process has open with one service before further ones are refused; 500 unless told. */
  maxCallsInFlight?: number;
  /** Calls that this process works on at once; 64 unless told. */
  rpcPrefetch?: number;
  /** Events that this process works on at once; 20 unless told, and at most: a crash counts against all of them. */
  eventPrefetch?: number;
  /** Milliseconds that a stop waits for what is in flight; 10,000 unless told. */
  drainMs?: number;
  /** Seconds between heartbeats; 10 unless told. */
  heartbeatSeconds?: number;
}

export type MessagingSettings = Required<MessagingOptions>;

const maxEventPrefetch = 20;

/** The options with everything that was left out filled in. */
export function settingsOf(options: MessagingOptions): MessagingSettings {
  return {
    contracts: [],
    outbox: options.service !== 'gateway',
    maxCallsInFlight: 500,
    rpcPrefetch: 64,
    drainMs: 10_000,
    heartbeatSeconds: 10,
    ...options,
    eventPrefetch: Math.min(options.eventPrefetch ?? maxEventPrefetch, maxEventPrefetch),
  };
}
