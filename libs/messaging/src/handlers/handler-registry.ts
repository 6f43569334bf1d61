import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import {
  matchesPattern,
  topology,
  type EventContract,
  type EventEnvelope,
  type RpcContract,
} from '@plumbline/contracts';
import { BROADCAST_HANDLER, EVENT_HANDLER, type EventContext, type EventSelection } from '../events/handle-event';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../messaging.options';
import type { BoundCall } from '../rpc/answer-call';
import { RPC_HANDLER } from '../rpc/handle-rpc';

/** An event that this service handles. A handler of all events has no `contract`. */
export interface BoundEvent {
  contract?: EventContract;
  handle: (event: EventEnvelope, context: EventContext) => Promise<void>;
}

export interface BoundBroadcast {
  contract: EventContract;
  handle: (event: EventEnvelope) => void | Promise<void>;
}

interface Method {
  /** `TokenRpc.verify`, for error messages. */
  name: string;
  invoke: (...args: unknown[]) => unknown;
  metadata: (key: symbol) => unknown;
}

/** The decorated handlers of a process. The process does not start when a handler is missing, duplicate or misplaced. */
@Injectable()
export class HandlerRegistry implements OnModuleInit {
  readonly calls = new Map<string, BoundCall>();
  /** By event type, or `*` for the handler of all events. */
  readonly events = new Map<string, BoundEvent>();
  readonly broadcasts: BoundBroadcast[] = [];
  private readonly problems: string[] = [];

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const method of this.methods()) {
      const call = method.metadata(RPC_HANDLER) as RpcContract | undefined;
      if (call) this.addCall(call, method);
      const selection = method.metadata(EVENT_HANDLER) as EventSelection | undefined;
      if (selection) this.addEvents(selection, method);
      const broadcast = method.metadata(BROADCAST_HANDLER) as EventContract | readonly EventContract[] | undefined;
      for (const contract of [broadcast ?? []].flat()) {
        this.broadcasts.push({ contract, handle: method.invoke as BoundBroadcast['handle'] });
      }
    }
    for (const { name } of this.settings.contracts) {
      if (!this.calls.has(name)) this.problems.push(`the call ${name} has no handler`);
    }
    if (this.events.has('*') && this.events.size > 1) {
      this.problems.push(`a handler of all events excludes others: ${[...this.events.keys()].join(', ')}`);
    }
    if (this.problems.length > 0) throw new Error(`${this.settings.service}: ${this.problems.join('; ')}`);
  }

  private addCall(contract: RpcContract, { name, invoke }: Method): void {
    if (contract.service !== this.settings.service) {
      this.problems.push(`${name} handles ${contract.name}, a call to another service`);
    }
    if (this.calls.has(contract.name)) this.problems.push(`the call ${contract.name} has a second handler, ${name}`);
    this.calls.set(contract.name, { contract, handle: invoke as BoundCall['handle'] });
  }

  private addEvents(selection: EventSelection, { name, invoke }: Method): void {
    const handle = invoke as BoundEvent['handle'];
    const { service } = this.settings;
    const patterns: readonly string[] = service === 'gateway' ? [] : topology.consumes[service];
    const contracts = selection === '*' ? [undefined] : [selection].flat();
    for (const contract of contracts as (EventContract | undefined)[]) {
      const type = contract?.type ?? '*';
      if (this.events.has(type)) this.problems.push(`the event ${type} has a second handler, ${name}`);
      const arrives = contract ? patterns.some((pattern) => matchesPattern(pattern, type)) : patterns.length > 0;
      if (!arrives)
        this.problems.push(`${name} handles the event ${type}, which the topology does not route to ${service}`);
      this.events.set(type, { contract, handle });
    }
  }

  private *methods(): Iterable<Method> {
    const instances = new Set<object>();
    for (const { instance } of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      if (typeof instance === 'object' && instance !== null) instances.add(instance as object);
    }
    for (const instance of instances) {
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype) continue;
      for (const key of this.scanner.getAllMethodNames(prototype)) {
        const method = (instance as Record<string, unknown>)[key];
        if (typeof method !== 'function') continue;
        yield {
          name: `${instance.constructor.name}.${key}`,
          invoke: (...args) => method.apply(instance, args) as unknown,
          metadata: (symbol) => Reflect.getMetadata(symbol, method) as unknown,
        };
      }
    }
  }
}
