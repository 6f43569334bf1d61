import { Inject, Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { topology } from '@plumbline/contracts';
import { Log, logFieldsOf } from '@plumbline/runtime';
import type { Channel, ConsumeMessage } from 'amqplib';
import { BrokerConnections } from '../broker/broker-connections';
import { Consumer } from '../broker/consumer';
import { declareRpcQueue } from '../broker/declare-topology';
import { propertiesOf } from '../broker/message-properties';
import { HandlerRegistry } from '../handlers/handler-registry';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { answerCall } from './answer-call';
import { answerDuration } from './rpc.metrics';
import { replyTypes } from './rpc-headers';

/**
 * The transport strategy by which a service answers calls: pass it to `NestFactory.createMicroservice`. It limits concurrent
 * calls, acknowledges after the reply, skips calls whose deadline has passed, and finishes calls in flight at a stop.
 */
@Injectable()
export class RpcServer extends Server implements CustomTransportStrategy {
  private consumer?: Consumer;
  private stopped?: Promise<void>;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly connections: BrokerConnections,
    private readonly handlers: HandlerRegistry,
    private readonly log: Log,
  ) {
    super();
  }

  /** Whether the consumer is registered at the broker, or the process has no RPC handlers. */
  get ready(): boolean {
    return this.consumer?.registered ?? (this.stopped === undefined && this.handlers.calls.size === 0);
  }

  /** Starts to consume without waiting for the broker. `ready` reports when the consumer is registered. */
  listen(callback: (error?: Error) => void): void {
    const { service } = this.settings;
    if (service !== 'gateway' && this.handlers.calls.size > 0) {
      this.consumer = new Consumer(
        this.connections.rpc,
        {
          name: topology.rpcQueue(service),
          declare: async (channel) => {
            await declareRpcQueue(channel, service);
            return topology.rpcQueue(service);
          },
          prefetch: this.settings.rpcPrefetch,
          handle: (message, channel) => this.handle(message, channel),
        },
        this.log,
      );
    }
    callback();
  }

  async close(): Promise<void> {
    this.stopped ??= this.consumer?.stop(this.settings.drainMs) ?? Promise.resolve();
    await this.stopped;
    this.consumer = undefined;
  }

  on(): never {
    throw new Error('Use MessagingHealth for readiness.');
  }

  unwrap<T>(): T {
    return this.connections.rpc as T;
  }

  private async handle(message: ConsumeMessage, channel: Channel): Promise<void> {
    const startedAt = performance.now();
    const answer = await answerCall(message, this.handlers.calls, this.settings.maxMessageBytes);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { call, outcome, span } = answer;
    this.log[answer.failed ? 'error' : answer.notable ? 'info' : 'debug']({
      event: 'rpc.answered',
      call,
      outcome,
      durationMs: Math.round(seconds * 1_000),
      redelivered: message.fields.redelivered,
      ...logFieldsOf(span.context),
      err: answer.failed,
    });
    answerDuration.observe({ call, outcome }, seconds, span);
    try {
      const { replyTo, correlationId } = propertiesOf(message);
      if (answer.body !== undefined && replyTo !== undefined) {
        const type = outcome === 'answered' ? replyTypes.answer : replyTypes.error;
        channel.publish('', replyTo, Buffer.from(answer.body), {
          type,
          correlationId,
          contentType: 'application/json',
        });
      }
      channel.ack(message);
    } catch (err) {
      // The channel is closed, and the broker redelivers the message.
      this.log.warn({ event: 'rpc.reply-not-sent', call, err });
    }
  }
}
