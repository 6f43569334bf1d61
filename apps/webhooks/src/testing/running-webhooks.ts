import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Module, type INestMicroservice } from '@nestjs/common';
import {
  eventsByType,
  projectCreated,
  ticketCreated,
  topology,
  type EventEnvelope,
  type Principal,
  type RpcContract,
  type RpcInput,
  type RpcReply,
} from '@plumbline/contracts';
import { RpcClient, RpcServer } from '@plumbline/messaging';
import { migrate } from '@plumbline/persistence';
import { Clock, Log, Readiness, RuntimeModule } from '@plumbline/runtime';
import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { eventually } from '@plumbline/testing';
import { databaseOptions } from '../schema';
import type { SettingsOverrides } from '../settings.module';
import { WebhooksModule } from '../webhooks.module';

/** The PostgreSQL database and RabbitMQ virtual host of a test. */
export interface Backing {
  databaseUrl: string;
  rabbitUrl: string;
}

export interface RunOptions extends SettingsOverrides {
  allowHttp?: boolean;
  allowPrivateAddresses?: boolean;
  slots?: number;
}

const keys = { test: randomBytes(32).toString('base64') };

/** The webhooks service in this process, on real backing services, with its log and a connection to its broker. */
export class RunningWebhooks {
  private constructor(
    private readonly app: INestMicroservice,
    private readonly broker: ChannelModel,
    private readonly channel: ConfirmChannel,
    /** Every line of the log. */
    readonly log: string[],
    /** The events that the service has published. */
    readonly published: EventEnvelope[] = [],
  ) {}

  static async start({ databaseUrl, rabbitUrl }: Backing, options: RunOptions = {}): Promise<RunningWebhooks> {
    const { allowHttp = true, allowPrivateAddresses = true, slots = 64, ...overrides } = options;
    await migrate(databaseOptions({ DATABASE_URL: databaseUrl }));
    const lines: string[] = [];
    const log = new Log({ service: 'webhooks', level: 'trace' }, { write: (line) => void lines.push(line) });
    const config = {
      RABBITMQ_URL: rabbitUrl,
      HEALTH_PORT: 0,
      HEALTH_HOST: '127.0.0.1',
      LOG_LEVEL: 'trace' as const,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: 10,
      WEBHOOK_ENCRYPTION_KEYS: keys,
      WEBHOOK_ENCRYPTION_KEY_ID: 'test',
      WEBHOOK_ALLOW_HTTP: allowHttp,
      WEBHOOK_ALLOW_PRIVATE_ADDRESSES: allowPrivateAddresses,
      WEBHOOK_REQUEST_ORIGIN: 'plumbline.test',
      WEBHOOK_SLOTS: slots,
      WEBHOOK_RETENTION_DAYS: 30,
    };
    @Module({ imports: [RuntimeModule.register(log), WebhooksModule.register(config, { scanMs: 100, ...overrides })] })
    class ServiceModule {}
    const app = await NestFactory.createMicroservice(ServiceModule, {
      useFactory: (strategy: RpcServer) => ({ strategy }),
      inject: [RpcServer],
      logger: log,
      abortOnError: false,
    });
    await app.listen();
    const broker = await connect(rabbitUrl);
    const running = new RunningWebhooks(app, broker, await broker.createConfirmChannel(), lines);
    await eventually(() => {
      if (running.get(Readiness).missing().length > 0)
        throw new Error(`not ready: ${running.get(Readiness).missing().join()}`);
    });
    await running.collectEvents();
    return running;
  }

  get<T>(provider: new (...args: never[]) => T): T {
    return this.app.get<T>(provider);
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  call<C extends RpcContract>(contract: C, input: RpcInput<C>, idempotencyKey?: string): Promise<RpcReply<C>> {
    return this.app.get(RpcClient).call(contract, input, { idempotencyKey });
  }

  /** From now on the clock of this process is `aheadMs` milliseconds ahead. */
  setClockAhead(aheadMs: number): void {
    this.get(Clock).now = () => new Date(Date.now() + aheadMs);
  }

  /** Publishes an event as any publisher does. Resolves when the broker has confirmed it. */
  async publish(event: EventEnvelope): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.channel.publish(
        topology.events,
        event.type,
        Buffer.from(JSON.stringify(event)),
        { persistent: true, mandatory: true, messageId: event.id },
        (error: Error | null) => (error ? reject(error) : resolve()),
      );
    });
  }

  async stop(): Promise<void> {
    await this.broker.close();
    await this.app.close();
  }

  private async collectEvents(): Promise<void> {
    const { queue } = await this.channel.assertQueue('', { exclusive: true });
    await this.channel.bindQueue(queue, topology.events, 'webhook.*');
    const onMessage = (message: ConsumeMessage | null) => {
      if (message) this.published.push(JSON.parse(message.content.toString()) as EventEnvelope);
    };
    await this.channel.consume(queue, onMessage, { noAck: true });
  }
}

/** An owner of an account of their own, unless `given` says otherwise. */
export function anActor(given: Partial<Principal> = {}): Principal {
  return {
    accountId: nextAccount++,
    userId: 1,
    kind: 'in-house',
    owner: true,
    permissions: [],
    credential: { type: 'token', tokenId: '0123456789abcdef', scopes: ['read', 'write'] },
    ...given,
  };
}

let nextAccount = 1;

/** An event with the data of the catalogue's example, which happens now. Defaults to a created ticket. */
export function anEvent(given: Partial<EventEnvelope> & Pick<EventEnvelope, 'accountId'>): EventEnvelope {
  const type = given.type ?? ticketCreated.type;
  const { data } = (eventsByType.get(type) ?? ticketCreated).example;
  return { id: uuidv7(), type, occurredAt: new Date().toISOString(), data, ...given };
}

let nextProject = 1_000;

/** The creation of a project with a unique number. */
export function aProjectCreated({ accountId }: Principal): EventEnvelope & { projectId: number } {
  return { ...anEvent({ accountId, type: projectCreated.type }), projectId: nextProject++ };
}
