import {
  Global,
  Module,
  type DynamicModule,
  type InjectionToken,
  type OptionalFactoryDependency,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BrokerConnections } from './broker/broker-connections';
import { Broadcasts } from './events/broadcasts';
import { HandlerRegistry } from './handlers/handler-registry';
import { Idempotency } from './idempotency/idempotency';
import { MessagingHealth } from './messaging-health';
import { MESSAGING_SETTINGS, settingsOf, type MessagingOptions } from './messaging.options';
import { MessagingProcesses } from './messaging-processes';
import { Outbox } from './outbox/outbox';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';
import { UnitOfWork } from './unit-of-work/unit-of-work';

/** RPC and events for one process. Import it once, in the root module. A service also passes `RpcServer` to `runService`. */
@Global()
@Module({})
export class MessagingModule {
  static register(options: MessagingOptions): DynamicModule {
    return moduleWith({ provide: MESSAGING_SETTINGS, useValue: settingsOf(options) });
  }

  static registerAsync({
    inject = [],
    useFactory,
  }: {
    inject?: (InjectionToken | OptionalFactoryDependency)[];
    useFactory: (...dependencies: never[]) => MessagingOptions | Promise<MessagingOptions>;
  }): DynamicModule {
    const make = useFactory as (...dependencies: unknown[]) => MessagingOptions | Promise<MessagingOptions>;
    return moduleWith({
      provide: MESSAGING_SETTINGS,
      inject,
      useFactory: async (...dependencies: unknown[]) => settingsOf(await make(...dependencies)),
    });
  }
}

function moduleWith(settings: Provider): DynamicModule {
  return {
    module: MessagingModule,
    imports: [DiscoveryModule],
    providers: [
      settings,
      BrokerConnections,
      HandlerRegistry,
      RpcClient,
      RpcServer,
      Broadcasts,
      Outbox,
      Idempotency,
      UnitOfWork,
      MessagingProcesses,
      MessagingHealth,
    ],
    exports: [RpcClient, RpcServer, Broadcasts, Outbox, Idempotency, UnitOfWork, MessagingHealth],
  };
}
