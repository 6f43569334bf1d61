import { Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { topology, type EventEnvelope, type RpcContract, type RpcInput, type RpcReply } from '@plumbline/contracts';
import { RpcClient, RpcServer } from '@plumbline/messaging';
import { migrate } from '@plumbline/persistence';
import { Log, Readiness, RuntimeModule } from '@plumbline/runtime';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { DataSource } from 'typeorm';
import { eventually } from '@plumbline/testing';
import { ProjectsModule } from '../projects.module';
import { databaseOptions } from '../schema';

/** The addresses of a test's PostgreSQL database and RabbitMQ virtual host. */
export interface Backing {
  databaseUrl: string;
  rabbitUrl: string;
}

/** The projects service in this process on real backing services, with a client of its broker. */
export class RunningProjects {
  /** Everything that the service has published (the tests publish the user events), in the order of its arrival. */
  readonly published: EventEnvelope[] = [];

  private constructor(
    private readonly app: INestMicroservice,
    private readonly broker: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  static async start({ databaseUrl, rabbitUrl }: Backing): Promise<RunningProjects> {
    const config = {
      RABBITMQ_URL: rabbitUrl,
      HEALTH_PORT: 0,
      HEALTH_HOST: '127.0.0.1',
      LOG_LEVEL: 'fatal' as const,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: 10,
    };
    await migrate(databaseOptions(config));
    const log = new Log({ service: 'projects', level: config.LOG_LEVEL });
    @Module({ imports: [RuntimeModule.register(log), ProjectsModule.register(config)] })
    class ServiceModule {}
    const app = await NestFactory.createMicroservice(ServiceModule, {
      useFactory: (strategy: RpcServer) => ({ strategy }),
      inject: [RpcServer],
      logger: log,
      abortOnError: false,
    });
    await app.listen();
    await eventually(() => expect(app.get(Readiness).missing()).toEqual([]));
    const broker = await connect(rabbitUrl);
    const running = new RunningProjects(app, broker, await broker.createConfirmChannel());
    await running.listenToEvents();
    return running;
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  call<C extends RpcContract>(contract: C, input: RpcInput<C>, idempotencyKey?: string): Promise<RpcReply<C>> {
    return this.app.get(RpcClient).call(contract, input, { idempotencyKey });
  }

  /** Publishes as another service. Resolves when the broker has confirmed it. */
  publish(event: EventEnvelope): Promise<void> {
    return new Promise((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(event));
      const options = { persistent: true, mandatory: true, messageId: event.id, type: event.type };
      this.channel.publish(topology.events, event.type, body, options, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
  }

  /** The types of an account's published events, once its outbox is empty. */
  async eventTypesOf(accountId: number): Promise<string[]> {
    const recorded = await eventually(async () => {
      const [row] = await this.database.query<[{ waiting: string }]>(
        `select count(*) as waiting from outbox where (message::jsonb ->> 'accountId')::bigint = $1`,
        [accountId],
      );
      expect(row.waiting).toBe('0');
      return this.published;
    });
    // Events that left the outbox are in the queue. A marker message arrives after them.
    await this.behindEverything();
    return recorded.filter((event) => event.accountId === accountId).map(({ type }) => type);
  }

  async stop(): Promise<void> {
    await this.broker.close();
    await this.app.close();
  }

  private async listenToEvents(): Promise<void> {
    const { queue } = await this.channel.assertQueue('', { exclusive: true });
    this.eventQueue = queue;
    await this.channel.bindQueue(queue, topology.events, '#');
    await this.channel.consume(
      queue,
      (message) => {
        if (!message || message.fields.routingKey.startsWith('user.')) return;
        this.published.push(JSON.parse(message.content.toString()) as EventEnvelope);
      },
      { noAck: true },
    );
  }

  private eventQueue = '';
  private markers = 0;

  private async behindEverything(): Promise<void> {
    const id = `marker-${++this.markers}`;
    this.channel.sendToQueue(this.eventQueue, Buffer.from(JSON.stringify({ id })));
    await eventually(() => expect(this.published.some((event) => event.id === id)).toBe(true));
  }
}
