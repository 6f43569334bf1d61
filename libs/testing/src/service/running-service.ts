import { Module, type DynamicModule, type INestMicroservice, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { EventEnvelope, RpcContract, RpcInput, RpcReply } from '@plumbline/contracts';
import { topology } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { RpcClient, RpcServer } from '@plumbline/messaging';
import { migrate, type DatabaseOptions } from '@plumbline/persistence';
import { Log, Readiness, RuntimeModule } from '@plumbline/runtime';
import { connect } from 'amqplib';
import { DataSource } from 'typeorm';
import { eventually } from '@plumbline/backing-services';
import { startServiceBacking, type ServiceBacking } from '../backing/service-backing';

/** Settings that every service with a database reads. */
export interface ServiceConfig {
  RABBITMQ_URL: string;
  HEALTH_PORT: number;
  HEALTH_HOST: string;
  LOG_LEVEL: 'fatal';
  DATABASE_URL: string;
  DATABASE_POOL_SIZE: number;
}

export interface ServiceUnderTest {
  name: string;
  module: (config: ServiceConfig) => DynamicModule;
  database: (config: ServiceConfig) => DatabaseOptions;
}

/** A service that runs in the process of the test, with its own database and virtual host. Tests call it over the broker. */
export class RunningService {
  private constructor(
    private readonly app: INestMicroservice,
    private readonly backing: ServiceBacking,
  ) {}

  static async start({ name, module, database }: ServiceUnderTest): Promise<RunningService> {
    const backing = await startServiceBacking(name);
    const config: ServiceConfig = {
      RABBITMQ_URL: backing.rabbitUrl,
      HEALTH_PORT: 0,
      HEALTH_HOST: '127.0.0.1',
      LOG_LEVEL: 'fatal',
      DATABASE_URL: backing.databaseUrl,
      DATABASE_POOL_SIZE: 10,
    };
    await migrate(database(config));
    const log = new Log({ service: name, level: config.LOG_LEVEL });
    @Module({ imports: [RuntimeModule.register(log), module(config)] })
    class ServiceModule {}
    const app = await NestFactory.createMicroservice(ServiceModule, {
      useFactory: (strategy: RpcServer) => ({ strategy }),
      inject: [RpcServer],
      logger: log,
      abortOnError: false,
    });
    await app.listen();
    await eventually(() => {
      const missing = app.get(Readiness).missing();
      if (missing.length > 0) throw new Error(`not ready: ${missing.join(', ')}`);
    });
    return new RunningService(app, backing);
  }

  get brokerUrl(): string {
    return this.backing.rabbitUrl;
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type);
  }

  call<C extends RpcContract>(contract: C, input: RpcInput<C>, idempotencyKey?: string): Promise<RpcReply<C>> {
    return this.app.get(RpcClient).call(contract, input, { idempotencyKey });
  }

  /** Publishes an event as another service does. Resolves when the broker has confirmed it. */
  async publish(event: EventEnvelope): Promise<void> {
    const connection = await connect(this.backing.rabbitUrl);
    try {
      const channel = await connection.createConfirmChannel();
      const options = { persistent: true, mandatory: true, messageId: event.id, type: event.type };
      channel.publish(topology.events, event.type, Buffer.from(JSON.stringify(event)), options);
      await channel.waitForConfirms();
    } finally {
      await connection.close();
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.backing.stop();
  }
}

/** Returns the error code with which a call fails, or its reply when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => (error instanceof DomainError ? error.code : error));
}
