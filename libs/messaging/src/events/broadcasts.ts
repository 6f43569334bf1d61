import { EventEmitter } from 'node:events';
import { topology } from '@plumbline/contracts';
import { Log } from '@plumbline/runtime';
import type { ConsumeMessage } from 'amqplib';
import { Injectable } from '@nestjs/common';
import { BrokerConnections } from '../broker/broker-connections';
import { Consumer } from '../broker/consumer';
import { declareTopology } from '../broker/declare-topology';
import { HandlerRegistry } from '../handlers/handler-registry';
import { readEnvelope, readEvent } from './read-event';

/** Receives the events of `@OnBroadcast` handlers in every process, without storing them. For the invalidation of caches. */
@Injectable()
export class Broadcasts {
  private readonly changes = new EventEmitter();
  private consumer?: Consumer;

  constructor(
    private readonly connections: BrokerConnections,
    private readonly handlers: HandlerRegistry,
    private readonly log: Log,
  ) {}

  /** Whether broadcasts arrive. While it is false, caches that depend on them must not be used. */
  get connected(): boolean {
    return this.consumer?.registered ?? false;
  }

  /** Adds a listener for changes of `connected`. Broadcasts sent before a reconnection are lost. */
  onChange(listener: (connected: boolean) => void): void {
    this.changes.on('change', listener);
  }

  start(): void {
    if (this.handlers.broadcasts.length === 0) return;
    this.consumer = new Consumer(
      this.connections.consumers,
      {
        name: 'broadcasts',
        declare: async (channel) => {
          await declareTopology(channel);
          const { queue } = await channel.assertQueue('', {
            exclusive: true,
            autoDelete: true,
            durable: false,
            arguments: { 'x-queue-type': 'classic' },
          });
          for (const { contract } of this.handlers.broadcasts) {
            await channel.bindQueue(queue, topology.events, contract.type);
          }
          return queue;
        },
        handle: (message) => this.handle(message),
        onRegistrationChange: (registered) => this.changes.emit('change', registered),
      },
      this.log,
    );
  }

  async stop(): Promise<void> {
    await this.consumer?.stop(0);
  }

  private async handle(message: ConsumeMessage): Promise<void> {
    const envelope = readEnvelope(message);
    for (const bound of this.handlers.broadcasts) {
      if (bound.contract.type === envelope.type) await bound.handle(readEvent(envelope, bound));
    }
  }
}
