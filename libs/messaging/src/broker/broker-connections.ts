import { Inject, Injectable } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { BrokerConnection } from './broker-connection';

/** Two connections, so that a broker that slows down publishers of events does not hold up calls. */
@Injectable()
export class BrokerConnections {
  readonly rpc: BrokerConnection;
  readonly events: BrokerConnection;

  constructor(@Inject(MESSAGING_SETTINGS) { url, service, heartbeatSeconds }: MessagingSettings, log: Log) {
    const connection = (purpose: string) =>
      new BrokerConnection({ url, name: `${service} ${purpose} ${process.pid}`, heartbeatSeconds }, log);
    this.rpc = connection('rpc');
    this.events = connection('events');
  }

  start(): void {
    this.rpc.start();
    this.events.start();
  }

  async close(): Promise<void> {
    await Promise.all([this.rpc.close(), this.events.close()]);
  }
}
