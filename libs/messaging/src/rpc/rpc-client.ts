import { Inject, Injectable } from '@nestjs/common';
import { topology, type RpcContract, type RpcInput, type RpcReply, type ServiceName } from '@plumbline/contracts';
import { DomainError, fromErrorMessage } from '@plumbline/errors';
import { currentContext, Log } from '@plumbline/runtime';
import type { Channel, ConsumeMessage } from 'amqplib';
import { v7 as uuid } from 'uuid';
import { BrokerConnections } from '../broker/broker-connections';
import type { RecoveringChannel } from '../broker/recovering-channel';
import { propertiesOf } from '../broker/message-properties';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import { Deadlines } from './deadlines';
import { callDuration, callsInFlight } from './rpc-metrics';
import { replyTypes, type RpcHeaders } from './rpc-headers';

export interface CallOptions {
  /** Names the write, so that sending it again does not do it again; made when left out. */
  idempotencyKey?: string;
  /** Milliseconds; the contract's own unless told. */
  timeoutMs?: number;
  /** Gives the call up. What has been started goes on, its reply is ignored. */
  signal?: AbortSignal;
}

interface PendingCall {
  contract: RpcContract;
  startedAt: number;
  deadline: number;
  resolve: (reply: unknown) => void;
  reject: (error: DomainError) => void;
  release?: () => void;
}

/** RabbitMQ's pseudo queue: replies come straight to this channel, through no queue. */
const directReplyTo = 'amq.rabbitmq.reply-to';

/** Calls services. Every call ends by its deadline, with the reply or with a `DomainError`. */
@Injectable()
export class RpcClient {
  private readonly pending = new Map<string, PendingCall>();
  private readonly inFlight = new Map<ServiceName, number>();
  private readonly deadlines = new Deadlines((now) => this.endOverdue(now));
  private readonly channel: RecoveringChannel;
  private sequence = 0;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly connections: BrokerConnections,
    private readonly log: Log,
  ) {
    this.channel = connections.rpc.keep({
      name: 'rpc-client',
      setUp: (channel) => this.setUp(channel),
      lost: () => this.failAll(),
    });
  }

  /** Whether calls can be sent now. */
  get connected(): boolean {
    return this.channel.current !== undefined;
  }

  /**
   * @throws DomainError the service's own; `service.timed-out`; `service.unavailable` when nobody serves the call or the
   * broker is away or goes away; `service.overloaded` when too many calls to the service are open.
   */
  call<C extends RpcContract>(contract: C, input: RpcInput<C>, options: CallOptions = {}): Promise<RpcReply<C>> {
    return new Promise<RpcReply<C>>((resolve, reject) => {
      this.send(contract, input, options, resolve as (reply: unknown) => void, reject);
    });
  }

  /** Ends what is open; for the stop. */
  close(): void {
    this.deadlines.stop();
    this.failAll();
  }

  private send(
    contract: RpcContract,
    input: unknown,
    { idempotencyKey, timeoutMs = contract.timeoutMs, signal }: CallOptions,
    resolve: PendingCall['resolve'],
    reject: PendingCall['reject'],
  ): void {
    const channel = this.channel.current;
    if (!channel || this.connections.rpc.blocked !== undefined) return reject(unavailable());
    if (signal?.aborted) return reject(givenUp(signal));
    const open = this.inFlight.get(contract.service) ?? 0;
    if (open >= this.settings.maxCallsInFlight) return reject(new DomainError('service.overloaded', { retryAfter: 1 }));

    const id = (++this.sequence).toString(36);
    const now = Date.now();
    const call: PendingCall = { contract, startedAt: now, deadline: now + timeoutMs, resolve, reject };
    const context = currentContext();
    const headers: RpcHeaders = {
      deadline: call.deadline,
      'idempotency-key': idempotencyKey ?? (contract.write ? uuid() : undefined),
      'request-id': context?.requestId,
      traceparent: context?.traceparent,
    };
    const content = Buffer.from(JSON.stringify(input));
    try {
      channel.publish('', topology.rpcQueue(contract.service), content, {
        type: contract.name,
        correlationId: id,
        replyTo: directReplyTo,
        expiration: timeoutMs,
        mandatory: true,
        contentType: 'application/json',
        headers,
      });
    } catch (cause) {
      // The channel has closed and its close event is yet to come.
      return reject(unavailable(cause));
    }
    this.pending.set(id, call);
    this.inFlight.set(contract.service, open + 1);
    this.deadlines.add(call.deadline);
    if (signal) this.endOnAbort(id, call, signal);
  }

  private endOnAbort(id: string, call: PendingCall, signal: AbortSignal): void {
    const abort = () => this.take(id, 'given-up')?.reject(givenUp(signal));
    signal.addEventListener('abort', abort, { once: true });
    call.release = () => signal.removeEventListener('abort', abort);
  }

  private async setUp(channel: Channel): Promise<void> {
    // Nobody serves the queue: it does not exist.
    channel.on('return', (message) => {
      this.take(propertiesOf(message).correlationId ?? '', 'unavailable')?.reject(unavailable());
    });
    await channel.consume(directReplyTo, (message) => this.received(message), { noAck: true });
  }

  private received(message: ConsumeMessage | null): void {
    if (message === null) return;
    const { correlationId = '', type } = propertiesOf(message);
    const call = this.take(correlationId, type === replyTypes.answer ? 'answered' : 'refused');
    if (!call) return; // Its caller has given up.
    try {
      const body: unknown = JSON.parse(message.content.toString());
      if (type !== replyTypes.answer) return call.reject(fromErrorMessage(body));
      call.resolve(call.contract.reply.parse(body));
    } catch (cause) {
      this.log.error({ event: 'rpc.reply-unreadable', call: call.contract.name, err: cause });
      call.reject(new DomainError('service.failed', { cause }));
    }
  }

  private take(id: string, outcome: string): PendingCall | undefined {
    const call = this.pending.get(id);
    if (!call) return undefined;
    this.pending.delete(id);
    const { name, service } = call.contract;
    this.inFlight.set(service, (this.inFlight.get(service) ?? 1) - 1);
    call.release?.();
    callDuration.observe({ call: name, outcome }, (Date.now() - call.startedAt) / 1000);
    callsInFlight.set(this.pending.size);
    return call;
  }

  private endOverdue(now: number): number {
    let earliest = Infinity;
    for (const [id, { deadline }] of this.pending) {
      if (deadline <= now) this.take(id, 'timed-out')?.reject(new DomainError('service.timed-out'));
      else if (deadline < earliest) earliest = deadline;
    }
    return earliest;
  }

  /** Replies went to the lost channel: none of the open calls will get one. */
  private failAll(): void {
    for (const id of [...this.pending.keys()]) this.take(id, 'unavailable')?.reject(unavailable());
  }
}

function unavailable(cause?: unknown): DomainError {
  return new DomainError('service.unavailable', { retryAfter: 1, cause });
}

function givenUp(signal: AbortSignal): DomainError {
  return new DomainError('service.timed-out', { detail: 'The call was given up.', cause: signal.reason });
}
