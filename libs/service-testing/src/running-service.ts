import { Module, type DynamicModule, type INestMicroservice, type Type } from '@nestjs/common';
import { eventually } from '@plumbline/backing-services';
import type { EventEnvelope, RpcContract, RpcInput, RpcReply } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { RpcClient } from '@plumbline/messaging';
import { migrate, type DatabaseOptions } from '@plumbline/persistence';
import { Clock, Log, Readiness, RuntimeModule } from '@plumbline/runtime';
import { DataSource } from 'typeorm';
import { startServiceBacking, type ServiceBacking } from './service-backing';
import { EventExchange } from './event-exchange';
import { startMicroservice } from './microservice';

/** Settings that every service with a database reads. */
export interface ServiceConfig {
  RABBITMQ_URL: string;
  RABBITMQ_MAX_MESSAGE_BYTES: number;
  HEALTH_PORT: number;
  HEALTH_HOST: string;
  LOG_LEVEL: 'trace';
  DATABASE_URL: string;
  DATABASE_POOL_SIZE: number;
}

export interface ServiceUnderTest {
  name: string;
  module: (config: ServiceConfig) => DynamicModule;
  database: (config: ServiceConfig) => DatabaseOptions;
  /** Where several processes of the service run, they share this one, and the caller stops it. Defaults to a new one. */
  backing?: ServiceBacking;
}

/** A service that runs in the process of the test, with its own database and virtual host. Tests call it over the broker. */
export class RunningService {
  private constructor(
    private readonly app: INestMicroservice,
    private readonly exchange: EventExchange,
    readonly brokerUrl: string,
    /** All lines of its log. */
    readonly log: readonly string[],
    private readonly stopBacking: () => Promise<void>,
  ) {}

  static async start({ name, module, database, backing: shared }: ServiceUnderTest): Promise<RunningService> {
    const backing = shared ?? (await startServiceBacking(name));
    const config: ServiceConfig = {
      RABBITMQ_URL: backing.rabbitUrl,
      RABBITMQ_MAX_MESSAGE_BYTES: 15 * 1024 * 1024,
      HEALTH_PORT: 0,
      HEALTH_HOST: '127.0.0.1',
      LOG_LEVEL: 'trace',
      DATABASE_URL: backing.databaseUrl,
      DATABASE_POOL_SIZE: 10,
    };
    await migrate(database(config));
    const lines: string[] = [];
    const log = new Log({ service: name, level: config.LOG_LEVEL }, { write: (line) => void lines.push(line) });
    @Module({ imports: [RuntimeModule.register(log), module(config)] })
    class ServiceModule {}
    const app = await startMicroservice(ServiceModule, log);
    await eventually(() => {
      const missing = app.get(Readiness).missing();
      if (missing.length > 0) throw new Error(`not ready: ${missing.join(', ')}`);
    });
    const exchange = await EventExchange.connect(backing.rabbitUrl);
    return new RunningService(app, exchange, backing.rabbitUrl, lines, async () => {
      if (!shared) await backing.stop();
    });
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  /** The events that services have published, in the order of their arrival. Those that tests publish are not included. */
  get published(): readonly EventEnvelope[] {
    return this.exchange.published;
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type);
  }

  call<C extends RpcContract>(contract: C, input: RpcInput<C>, idempotencyKey?: string): Promise<RpcReply<C>> {
    return this.app.get(RpcClient).call(contract, input, { idempotencyKey });
  }

  /** Publishes an event as another service does. Resolves when the broker has confirmed it. */
  publish(event: EventEnvelope): Promise<void> {
    return this.exchange.publish(event);
  }

  /** From now on `published` gets no more events, and an event that no service consumes is unrouted. */
  stopRecordingEvents(): Promise<void> {
    return this.exchange.stopRecording();
  }

  /** The types of the events that the service has published about an account, once its outbox is empty. */
  async eventTypesOf(accountId: number): Promise<string[]> {
    await eventually(async () => {
      const [row] = await this.database.query<[{ waiting: string }]>(
        `select count(*) as waiting from outbox where (message::jsonb ->> 'accountId')::bigint = $1`,
        [accountId],
      );
      if (row.waiting !== '0') throw new Error(`${row.waiting} events are in the outbox`);
    });
    await this.exchange.caughtUp();
    return this.published.filter((event) => event.accountId === accountId).map(({ type }) => type);
  }

  /** From now on the clock of this process is `aheadMs` milliseconds ahead. */
  setClockAhead(aheadMs: number): void {
    this.get(Clock).now = () => new Date(Date.now() + aheadMs);
  }

  async stop(): Promise<void> {
    await this.exchange.close();
    await this.app.close();
    await this.stopBacking();
  }
}

/** Returns the error code with which a call fails, or its reply when it succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => (error instanceof DomainError ? error.code : error));
}
