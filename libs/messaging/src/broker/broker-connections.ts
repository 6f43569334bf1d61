import { Inject, Injectable } from '@nestjs/common';
import { ConfigError, Log } from '@plumbline/runtime';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { BrokerConnection } from './broker-connection';
import { brokerFault } from './broker-fault';
import { MessageLimit } from './message-limit';

/**
 * Three connections to the broker. RabbitMQ throttles publishers per connection, and throttled events must not delay calls. While it is
 * short of memory or disk, it reads nothing from connections that publish: consumers on these could not acknowledge, and so not empty
 * the queues.
 */
@Injectable()
export class BrokerConnections {
  /** Calls and their replies, in both directions. */
  readonly rpc: BrokerConnection;
  /** Publishes events. */
  readonly events: BrokerConnection;
  /** Consumes events, and publishes nothing. */
  readonly consumers: BrokerConnection;
  /** What one of their channels learns holds for all. */
  readonly messageLimit: MessageLimit;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    log: Log,
  ) {
    const { url, service, heartbeatSeconds, maxMessageBytes } = settings;
    this.messageLimit = new MessageLimit(maxMessageBytes, log);
    const options = (purpose: string) => ({
      url,
      purpose,
      name: `${service} ${purpose} ${process.pid}`,
      heartbeatSeconds,
      messageLimit: this.messageLimit,
    });
    this.rpc = new BrokerConnection(options('rpc'), log);
    this.events = new BrokerConnection(options('events'), log);
    this.consumers = new BrokerConnection(options('consumers'), log);
  }

  /** Whether the broker accepts messages, as far as it has told this process. It tells a connection that publishes. */
  get accepting(): boolean {
    return this.rpc.blocked === undefined && this.events.blocked === undefined;
  }

  /**
   * Resolves after the first attempts. A broker that is down is tried again in the background.
   * @throws ConfigError if the broker refuses the user, the password or the virtual host in the URL.
   */
  async start(): Promise<void> {
    try {
      await Promise.all([this.rpc.start(), this.events.start(), this.consumers.start()]);
    } catch (error) {
      await this.close();
      const { message, remedy } = brokerFault(error, this.settings.url);
      throw new ConfigError(`${message} ${remedy}`);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.rpc.close(), this.events.close(), this.consumers.close()]);
  }
}
