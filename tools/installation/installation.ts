import { join } from 'node:path';
import {
  freePorts,
  preferPort,
  providePostgres,
  provideRabbit,
  type BackingService,
} from '@plumbline/backing-services';
import { build } from '../build/build';
import { provisionSchemas } from '../database-roles/database-roles';
import { environmentOf } from './environment';
import { writeInstallationFile, type InstallationFile } from './installation-file';
import { programOf } from './paths';
import { runProgram } from './run-program';
import { secretsOf } from './secrets';
import { ServiceProcess } from './service-process';
import { databaseServices, secondWebhooks, serviceNames, type ServiceName } from './services';
import { runSteps } from './steps';

type ProcessName = ServiceName | typeof secondWebhooks;
export type Part = ProcessName | 'broker' | 'database';

export interface InstallationOptions {
  /** Folder of the installation's state. */
  dir: string;
  /** Preferred port of the gateway. A free port is taken when it is in use. */
  port?: number;
  /** Whether to build the services first. Defaults to true. */
  build?: boolean;
  /** Whether losing the data when the machine crashes is acceptable, as in tests. Makes writes faster. Defaults to false. */
  throwaway?: boolean;
  /** Whether to show the progress. Defaults to false. */
  showSteps?: boolean;
  /** Receives a line for what happens unasked, such as the crash of a service. */
  report?: (line: string) => void;
}

/** PostgreSQL, RabbitMQ, the services, the gateway, and a second process of `webhooks` that is not started at first. */
export interface Installation {
  /** URL of the gateway. */
  url: string;
  databaseUrl: string;
  rabbitUrl: string;
  pid(part: Part): number | undefined;
  /** Sends SIGKILL to a part. */
  kill(part: Part): Promise<void>;
  /** Stops a part gracefully. */
  stopPart(part: Part): Promise<void>;
  /** Starts a part again. Resolves when it is ready. */
  start(part: Part): Promise<void>;
  /** Metrics of a process in Prometheus' text format. */
  metrics(part: ProcessName): Promise<string>;
  /** Runs an operator's command, as `npm run admin` does, and returns its output. */
  admin(args: string[]): Promise<string>;
  /** Stops everything gracefully, services first. */
  stop(): Promise<void>;
}

/**
 * Provides the backing services, migrates the databases and starts all services. Resolves when they are ready.
 * Stops what it has started when a step fails.
 */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { dir, showSteps = false, report = () => undefined } = options;
  const silent = !showSteps;
  const secrets = secretsOf(dir);
  const { database, broker } = await provideAndBuild(options, secrets.rolePasswords);

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
    await Promise.all([...processes.values()].map((process) => process.stop()));
    await Promise.all([broker.stop(), database.stop()]);
  };
  writeInstallationFile(dir, {
    url: `http://localhost:${gatewayPort}`,
    rabbitUrl: broker.url,
    healthUrls: Object.fromEntries(
      serviceNames.map((name) => [name, healthUrls.get(name)!]),
    ) as InstallationFile['healthUrls'],
    adminEnvironment: environment('identity'),
  });
  const migrate = (service: ServiceName) =>
    runProgram(process.execPath, [programOf(service, 'migrate')], { env: environment(service) });
  const startServices = async () => {
    await Promise.all(services.map((service) => service.start()));
    await Promise.all(services.map((service) => service.ready()));
  };
  try {
    await runSteps(
      [
        { title: 'migrations', run: () => Promise.all(databaseServices.map(migrate)) },
        { title: 'services', run: startServices },
      ],
      { silent },
    );
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

/** Provides the backing services and builds, all at once. When one fails, the servers that have started are stopped. */
async function provideAndBuild(
  { dir, showSteps = false, ...options }: InstallationOptions,
  rolePasswords: Parameters<typeof provisionSchemas>[1],
): Promise<{ database: BackingService; broker: BackingService }> {
  let database: BackingService | undefined;
  let broker: BackingService | undefined;
  const provideDatabase = async () => {
    const durability = options.throwaway ? 'throwaway' : 'full';
    database = await providePostgres({ dir, url: process.env.DATABASE_URL, durability });
    await provisionSchemas(database.url, rolePasswords);
  };
  const provideBroker = async (report: (line: string) => void) => {
    broker = await provideRabbit({ dir, url: process.env.RABBITMQ_URL, report });
  };
  try {
    await runSteps(
      [
        { title: 'PostgreSQL', run: provideDatabase },
        { title: 'RabbitMQ', run: provideBroker },
        ...(options.build === false ? [] : [{ title: 'build', run: () => build() }]),
      ],
      { concurrent: true, silent: !showSteps },
    );
  } catch (error) {
    await Promise.all([database?.stop(), broker?.stop()]);
    throw error;
  }
  return { database: database!, broker: broker! };
}
