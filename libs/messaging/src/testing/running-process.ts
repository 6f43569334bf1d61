import { Module, type INestMicroservice, type Provider } from '@nestjs/common';
import { createDataSource } from '@plumbline/persistence';
import { Log, RuntimeModule } from '@plumbline/runtime';
import { DataSource } from 'typeorm';
import { startMicroservice } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { OutboxEntity } from '../outbox/outbox.entity';
import { MessagingHealth } from '../messaging-health';
import { MessagingModule } from '../messaging.module';
import type { MessagingOptions } from '../messaging.options';
import { ProcessedRequestEntity } from '../idempotency/processed-request.entity';

export interface ProcessOptions extends Partial<MessagingOptions> {
  url: string;
  /** Providers with decorated methods. */
  handlers?: Provider[];
  /** Without it the process has no outbox. */
  databaseUrl?: string;
  /** Connections of its pool. Defaults to 10. */
  poolSize?: number;
}

/** A service that runs within the test process, with a real broker and an optional real database. */
export class RunningProcess {
  private constructor(
    private readonly app: INestMicroservice,
    /** All lines of its log. */
    readonly log: string[],
  ) {}

  /** Starts the process and resolves when it is ready. */
  static async start(options: ProcessOptions): Promise<RunningProcess> {
    const process = await RunningProcess.launch(options);
    await process.ready();
    return process;
  }

  /** Starts the process without waiting until it is ready. */
  static async launch({ handlers = [], databaseUrl, poolSize, ...options }: ProcessOptions): Promise<RunningProcess> {
    const lines: string[] = [];
    const log = new Log({ service: 'test', level: 'debug' }, { write: (line) => void lines.push(line) });
    const dataSource: Provider[] = databaseUrl
      ? [{ provide: DataSource, useFactory: () => connectedDataSource(databaseUrl, poolSize) }]
      : [];
    @Module({
      imports: [
        RuntimeModule.register(log),
        { module: DatabaseForTests, global: true, providers: dataSource, exports: dataSource.map(() => DataSource) },
        MessagingModule.register({ service: 'tokens', outbox: databaseUrl !== undefined, ...options }),
      ],
      providers: handlers,
    })
    class ProcessModule {}
    return new RunningProcess(await startMicroservice(ProcessModule, log), lines);
  }

  get<T>(provider: new (...args: never[]) => T): T {
    return this.app.get<T>(provider);
  }

  get isReady(): boolean {
    return this.get(MessagingHealth).ready();
  }

  async ready(): Promise<void> {
    await eventually(() => expect(this.isReady).toBe(true));
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

@Module({})
class DatabaseForTests {}

function connectedDataSource(url: string, poolSize?: number): Promise<DataSource> {
  const entities = [OutboxEntity, ProcessedRequestEntity];
  return createDataSource({ url, schema: 'public', entities, migrations: [], poolSize }).initialize();
}
