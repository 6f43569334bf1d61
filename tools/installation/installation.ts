import { join } from 'node:path';
import {
  freePorts,
  preferPort,
  providePostgres,
  provideRabbit,
  type BackingService,
} from '@plumbline/backing-services';
import { build } from './build';
import { environmentOf } from './environment';
import { programOf } from './paths';
import { provisionSchemas } from './provision-schemas';
import { runProgram } from './run-program';
import { secretsOf } from './secrets';
import { ServiceProcess } from './service-process';
import { databaseServices, secondWebhooks, serviceNames, type ServiceName } from './services';
import { writeSystemFile, type SystemFile } from './system-file';

type ProcessName = ServiceName | typeof secondWebhooks;
export type Part = ProcessName | 'broker' | 'database';

export interface SystemOptions {
  /** Where everything that is kept lies. */
  dir: string;
  /** The port wanted for the gateway; another one when it is taken. */
  port?: number;
  /** Whether the services are built first; they are unless told. */
  build?: boolean;
  /** Runs a step and shows it; by default it is run in silence. */
  step?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Told of what happens by itself, such as a crash. */
  report?: (line: string) => void;
}

/**
 * A whole installation: PostgreSQL, RabbitMQ and the five services, each a process that can be killed and started again; and
 * a second process of `webhooks` that can be started beside the first.
 */
export interface System {
  /** Where the gateway answers. */
  url: string;
  databaseUrl: string;
  rabbitUrl: string;
  pid(part: Part): number | undefined;
  /** SIGKILL. */
  kill(part: Part): Promise<void>;
  /** Ends one part in good order. */
  stopPart(part: Part): Promise<void>;
  /** Starts it again; resolves when it serves. */
  start(part: Part): Promise<void>;
  /** What one process tells Prometheus. */
  metrics(part: ProcessName): Promise<string>;
  /** Runs an operator's command, as `npm run admin` does, and gives what it prints. */
  admin(args: string[]): Promise<string>;
  /** Ends everything in good order, services first. */
  stop(): Promise<void>;
}

/** Provides, migrates and starts everything; resolves when all services are ready. What was begun is ended on failure. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { dir, step = (_name, work) => work(), report = () => undefined } = options;
  const secrets = secretsOf(dir);
  const [database, broker] = await allOrNone([
    step('PostgreSQL', async () => {
      const server = await providePostgres({ dir, url: process.env.DATABASE_URL });
      await provisionSchemas(server.url, secrets.rolePasswords);
      return server;
    }),
    step('RabbitMQ', () => provideRabbit({ dir, url: process.env.RABBITMQ_URL, report })),
    options.build === false ? Promise.resolve(undefined) : step('build', () => build()),
  ]);

  const gatewayPort = await preferPort(options.port);
  const processNames: ProcessName[] = [...serviceNames, secondWebhooks];
  const healthPorts = await freePorts(processNames.length);
  const healthUrls = new Map(processNames.map((name, index) => [name, `http://127.0.0.1:${healthPorts[index]}`]));
  const surroundings = { dir, databaseUrl: database.url, rabbitUrl: broker.url, gatewayPort, secrets };
  const processes = new Map(
    processNames.map((name, index) => {
      const healthPort = healthPorts[index]!;
      const service = name === secondWebhooks ? 'webhooks' : name;
      const env = environmentOf(service, { ...surroundings, healthPort });
      return [name, new ServiceProcess(name, service, healthPort, env, join(dir, 'logs'), report)];
    }),
  );
  const services = serviceNames.map((name) => processes.get(name)!);
  const environment = (service: ServiceName) => processes.get(service)!.environment;

  const stop = async () => {
    await Promise.all([...processes.values()].map((one) => one.stop()));
    await Promise.all([broker.stop(), database.stop()]);
  };
  writeSystemFile(dir, {
    url: `http://localhost:${gatewayPort}`,
    rabbitUrl: broker.url,
    healthUrls: Object.fromEntries(
      serviceNames.map((name) => [name, healthUrls.get(name)!]),
    ) as SystemFile['healthUrls'],
    adminEnvironment: environment('identity'),
  });
  try {
    await step('migrations', () =>
      Promise.all(
        databaseServices.map((service) =>
          runProgram(process.execPath, [programOf(service, 'migrate')], { env: environment(service) }),
        ),
      ),
    );
    await step('services', async () => {
      await Promise.all(services.map((service) => service.start()));
      await Promise.all(services.map((service) => service.ready()));
    });
  } catch (error) {
    await stop();
    throw error;
  }

  const partOf = (part: Part): BackingService | ServiceProcess => {
    if (part === 'database') return database;
    return part === 'broker' ? broker : processes.get(part)!;
  };
  return {
    url: `http://localhost:${gatewayPort}`,
    databaseUrl: database.url,
    rabbitUrl: broker.url,
    pid: (part) => partOf(part).pid,
    kill: (part) => partOf(part).kill(),
    stopPart: (part) => partOf(part).stop(),
    async start(part) {
      const found = partOf(part);
      await found.start();
      if (found instanceof ServiceProcess) await found.ready();
    },
    metrics: async (part) => (await fetch(`${healthUrls.get(part)}/metrics`)).text(),
    admin: (args) =>
      runProgram(process.execPath, [programOf('identity', 'admin'), ...args], { env: environment('identity') }),
    stop,
  };
}

/** Like `Promise.all` for things that must be stopped: when one fails, those that have started are stopped again. */
async function allOrNone<A extends BackingService, B extends BackingService>(
  begun: readonly [Promise<A>, Promise<B>, Promise<void>],
): Promise<[A, B]> {
  const [a, b, rest] = await Promise.allSettled(begun);
  if (a.status === 'fulfilled' && b.status === 'fulfilled' && rest.status === 'fulfilled') return [a.value, b.value];
  if (a.status === 'fulfilled') await a.value.stop();
  if (b.status === 'fulfilled') await b.value.stop();
  throw [a, b, rest].find((result) => result.status === 'rejected')?.reason;
}
