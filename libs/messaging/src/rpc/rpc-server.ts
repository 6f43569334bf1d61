import { Inject, Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { toErrorMessage } from '@plumbline/errors';
import { Log, logFieldsOf } from '@plumbline/runtime';
import type { Channel, ConsumeMessage } from 'amqplib';
import { BrokerConnections } from '../broker/broker-connections';
import { propertiesOf } from '../broker/message-properties';
import { HandlerRegistry } from '../handlers/handler-registry';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { answerCall, type Answer } from './answer-call';
import { AccountTurns } from './bulkhead/account-turns';
import { callGroupOf, groupLimitsOf, type CallGroup } from './bulkhead/call-group';
import { CallConsumers } from './call-consumers';
import { overloaded } from './overloaded';
import { answerDuration } from './rpc.metrics';
import { callNamedBy, readRpcHeaders, replyTypes } from './rpc-headers';

/** Times the concurrent calls that a process takes from the broker. The others wait for their turn here, by group. */
const heldFactor = 4;
/** The part of these that one account, or all callers without credentials, may use. */
const heldShare = 1 / 2;

/**
 * The transport strategy by which a service answers calls: pass it to `NestFactory.createMicroservice`. It limits concurrent
 * calls, in all and of one group, acknowledges after the reply, skips calls whose deadline has passed, and finishes calls in flight at a
 * stop.
 */
@Injectable()
export class RpcServer extends Server implements CustomTransportStrategy {
  private consumers?: CallConsumers;
  private stopped?: Promise<void>;
  private readonly turns: AccountTurns;
  /** Calls that a process takes from the broker. */
  private readonly held: number;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly connections: BrokerConnections,
    private readonly handlers: HandlerRegistry,
    private readonly log: Log,
  ) {
    super();
    const places = settings.rpcPrefetch;
    this.held = places * heldFactor;
    this.turns = new AccountTurns({
      ...groupLimitsOf(places),
      heldPerGroup: Math.ceil(this.held * heldShare),
    });
  }

  /** Whether the broker sends calls to this process, or it has no RPC handlers. */
  get ready(): boolean {
    return this.consumers?.registered ?? (this.stopped === undefined && this.handlers.calls.size === 0);
  }

  /** Starts to consume without waiting for the broker. `ready` reports when a consumer is registered. */
  listen(callback: (error?: Error) => void): void {
    const { service } = this.settings;
    if (service !== 'gateway' && this.handlers.calls.size > 0) {
      const handle = (message: ConsumeMessage, channel: Channel) => this.handle(message, channel);
      this.consumers = new CallConsumers(this.connections.rpc, { service, prefetch: this.held, handle }, this.log);
    }
    callback();
  }

  async close(): Promise<void> {
    this.stopped ??= this.stop();
    await this.stopped;
    this.consumers = undefined;
  }

  private async stop(): Promise<void> {
    await this.consumers?.pause();
    // The calls that wait return to the broker, for the other processes.
    this.turns.close();
    await this.consumers?.stop(this.settings.drainMs);
  }

  on(): never {
    throw new Error('Use MessagingHealth for readiness.');
  }

  unwrap<T>(): T {
    return this.connections.rpc as T;
  }

  /** Resolves when the call is answered, or returned to the broker. */
  private handle(message: ConsumeMessage, channel: Channel): Promise<void> {
    const { type, headers } = propertiesOf(message);
    const group = callGroupOf(this.handlers.calls.get(callNamedBy(type))?.contract, readRpcHeaders(headers).account);
    return new Promise<void>((resolve, reject) => {
      const start = () => {
        this.answer(message, channel)
          .finally(() => this.turns.end(group))
          .then(resolve, reject);
      };
      const leave = () => {
        giveBack(message, channel);
        resolve();
      };
      if (this.turns.take(group, { start, leave })) return;
      this.refuse(message, channel, group);
      resolve();
    });
  }

  private async answer(message: ConsumeMessage, channel: Channel): Promise<void> {
    const startedAt = performance.now();
    const answer = await answerCall(message, this.handlers.calls, this.connections.messageLimit.bytes);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { call, outcome, span, violations } = answer;
    this.log[answer.failed ? 'error' : answer.notable ? 'info' : 'debug']({
      event: 'rpc.answered',
      call,
      outcome,
      durationMs: Math.round(seconds * 1_000),
      redelivered: message.fields.redelivered,
      ...logFieldsOf(span.context),
      violations,
      err: answer.failed,
    });
    answerDuration.observe({ call, outcome }, seconds, span);
    this.reply(message, channel, answer);
  }

  /** Refuses a call of a group that has too many. It costs no place. */
  private refuse(message: ConsumeMessage, channel: Channel, group: CallGroup): void {
    const error = overloaded(group === 'unauthenticated' ? 'service' : 'account');
    const call = this.handlers.calls.get(callNamedBy(propertiesOf(message).type))?.contract.name ?? 'unknown';
    answerDuration.observe({ call, outcome: error.code }, 0);
    this.reply(message, channel, { call, outcome: error.code, body: JSON.stringify(toErrorMessage(error)) });
  }

  private reply(
    message: ConsumeMessage,
    channel: Channel,
    { call, outcome, body }: Pick<Answer, 'call' | 'outcome' | 'body'>,
  ): void {
    try {
      const { replyTo, correlationId } = propertiesOf(message);
      if (body !== undefined && replyTo !== undefined) {
        const type = outcome === 'answered' ? replyTypes.answer : replyTypes.error;
        channel.publish('', replyTo, Buffer.from(body), { type, correlationId, contentType: 'application/json' });
      }
      channel.ack(message);
    } catch (err) {
      // The channel is closed, and the broker redelivers the message.
      this.log.warn({ event: 'rpc.reply-not-sent', call, err });
    }
  }
}

function giveBack(message: ConsumeMessage, channel: Channel): void {
  try {
    channel.nack(message, false, true);
  } catch {
    // The channel is closed: the broker has the message already.
  }
}
