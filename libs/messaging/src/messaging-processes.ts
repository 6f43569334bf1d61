import {
  Inject,
  Injectable,
  Optional,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { NotificationListener, probeWrites } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { DataSource } from 'typeorm';
import { BrokerConnections } from './broker/broker-connections';
import { Broadcasts } from './events/broadcasts';
import { EventConsumer } from './events/event-consumer';
import { QueueDepths } from './events/queue-depths';
import { HandlerRegistry } from './handlers/handler-registry';
import { ProcessedRequestCleanup } from './idempotency/processed-request-cleanup';
import { MESSAGING_SETTINGS, type MessagingSettings } from './messaging.options';
import { OutboxMeter } from './outbox/outbox-meter';
import { OutboxRelay } from './outbox/outbox-relay';
import { outboxTopic } from './outbox/outbox';
import { OutboxStore } from './outbox/outbox-store';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';

/**
 * Starts and stops the background processes of messaging. At a stop, the consumers finish their messages before the database
 * closes, then the relay publishes the recorded events. The connection closes last, because calls may still wait for replies.
 */
@Injectable()
export class MessagingProcesses implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private relay?: OutboxRelay;
  private events?: EventConsumer;
  private depths?: QueueDepths;
  private wakeUp?: NotificationListener;
  private cleanup?: ProcessedRequestCleanup;
  private meter?: OutboxMeter;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly connections: BrokerConnections,
    private readonly handlers: HandlerRegistry,
    private readonly broadcasts: Broadcasts,
    private readonly server: RpcServer,
    private readonly client: RpcClient,
    private readonly log: Log,
    @Optional() private readonly dataSource?: DataSource,
  ) {}

  /** Whether the consumer and the relay of this process, if it has them, are connected. */
  get ready(): boolean {
    return (this.events?.registered ?? true) && (this.relay?.connected ?? true);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.startEvents();
    this.broadcasts.start();
    if (this.settings.outbox) this.startOutbox();
    await this.connections.start();
  }

  async onModuleDestroy(): Promise<void> {
    const stopping = [this.cleanup, this.meter, this.events, this.depths].map((process) => process?.stop());
    await Promise.all([this.server.close(), ...stopping]);
    await this.wakeUp?.stop();
    await this.relay?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.broadcasts.stop();
    this.client.close();
    await this.connections.close();
  }

  private startEvents(): void {
    const { service, eventPrefetch, drainMs } = this.settings;
    if (service === 'gateway') return;
    this.depths = new QueueDepths(this.connections, service, this.log);
    this.depths.start();
    if (this.handlers.events.size === 0) return;
    const { events } = this.handlers;
    const { dataSource } = this;
    const probeDatabase = async () => void (dataSource && (await probeWrites(dataSource.manager)));
    this.events = new EventConsumer(
      this.connections,
      { service, events, prefetch: eventPrefetch, drainMs, probeDatabase },
      this.log,
    );
  }

  private startOutbox(): void {
    const { service } = this.settings;
    if (!this.dataSource || service === 'gateway') {
      throw new Error(`${service}: the outbox needs a DataSource: import PersistenceModule`);
    }
    const store = new OutboxStore(this.dataSource);
    const relay = new OutboxRelay(this.connections, service, store, this.log);
    const wake = () => relay.wake();
    this.wakeUp = new NotificationListener(
      this.dataSource,
      { topic: outboxTopic, onNotification: wake, onListening: wake },
      this.log,
    );
    this.cleanup = new ProcessedRequestCleanup(this.dataSource, this.log);
    this.meter = new OutboxMeter(store, this.log);
    this.relay = relay;
    relay.start();
    this.wakeUp.start();
    this.cleanup.start();
    this.meter.start();
  }
}
