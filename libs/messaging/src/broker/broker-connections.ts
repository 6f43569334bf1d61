import { Inject, Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import type { ConfirmChannel } from 'amqplib';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { BrokerConnection } from './broker-connection';

/**
 * Two connections to the broker: RabbitMQ throttles publishers per connection, and throttled events must not delay calls.
 * Events are published with confirms. Calls need none, because the reply confirms them.
 */
@Injectable()
export class BrokerConnections {
  readonly rpc: BrokerConnection;
  readonly events: BrokerConnection<ConfirmChannel>;

  constructor(@Inject(MESSAGING_SETTINGS) { url, service, heartbeatSeconds }: MessagingSettings, log: Log) {
    const options = (purpose: string) => ({ url, name: `${service} ${purpose} ${process.pid}`, heartbeatSeconds });
    this.rpc = new BrokerConnection(options('rpc'), (connection) => connection.createChannel(), log);
    this.events = new BrokerConnection(options('events'), (connection) => connection.createConfirmChannel(), log);
  }

  start(): void {
    this.rpc.start();
    this.events.start();
  }

  async close(): Promise<void> {
    await Promise.all([this.rpc.close(), this.events.close()]);
  }
}
