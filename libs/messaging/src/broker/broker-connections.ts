import { Inject, Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import type { ConfirmChannel } from 'amqplib';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { BrokerConnection } from './broker-connection';

/**
 * Three connections to the broker. RabbitMQ throttles publishers per connection, and throttled events must not delay calls. While it is
 * short of memory or disk, it reads nothing from connections that publish: consumers on these could not acknowledge, and so not empty
 * the queues. All publish with confirms: RabbitMQ 4 drops a message for a queue whose node is down, and only a confirm tells.
 */
@Injectable()
export class BrokerConnections {
  /** Calls and their replies, in both directions. */
  readonly rpc: BrokerConnection<ConfirmChannel>;
  /** Publishes events. */
  readonly events: BrokerConnection<ConfirmChannel>;
  /** Consumes events, and publishes nothing. */
  readonly consumers: BrokerConnection<ConfirmChannel>;

  constructor(@Inject(MESSAGING_SETTINGS) { url, service, heartbeatSeconds }: MessagingSettings, log: Log) {
    const options = (purpose: string) => ({
      url,
      purpose,
      name: `${service} ${purpose} ${process.pid}`,
      heartbeatSeconds,
    });
    this.rpc = new BrokerConnection(options('rpc'), (connection) => connection.createConfirmChannel(), log);
    this.events = new BrokerConnection(options('events'), (connection) => connection.createConfirmChannel(), log);
    this.consumers = new BrokerConnection(options('consumers'), (connection) => connection.createConfirmChannel(), log);
  }

  /** Whether the broker accepts messages, as far as it has told this process. It tells a connection that publishes. */
  get accepting(): boolean {
    return this.rpc.blocked === undefined && this.events.blocked === undefined;
  }

  start(): void {
    this.rpc.start();
    this.events.start();
    this.consumers.start();
  }

  async close(): Promise<void> {
    await Promise.all([this.rpc.close(), this.events.close(), this.consumers.close()]);
  }
}
