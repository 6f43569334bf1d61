import { join } from 'node:path';
import { freePorts, preferPort, type BackingService } from '@plumbline/backing-services';
import { provideBacking, stopBacking, type ServerKind } from './backing';
import { examineInstallation, type Examination } from './doctor';
import { environmentOf } from './environment';
import { writeInstallationFile, type InstallationFile } from './installation-file';
import { LoadBalancer } from './load-balancer';
import { programOf } from './paths';
import { runProgram } from './run-program';
import { secretsOf } from './secrets';
import { ServiceProcess } from './service-process';
import {
  databaseServices,
  processesOf,
  serviceNames,
  type ProcessName,
  type Scale,
  type ServiceName,
} from './services';
import { runSteps } from './steps';

export type Part = ProcessName | 'broker' | `broker-${number}` | 'database' | 'redis';

export interface InstallationOptions {
  /** Folder of the installation's state. */
  dir: string;
  /** How many processes of each service run. Several gateways are reached by a load balancer and share a Redis. */
  scale?: Scale;
  /** Whether each service has a second process, or one more than `scale` says, that `start` can start. */
  spares?: boolean;
  /** Preferred port of the gateway. A free port is taken when it is in use. */
  port?: number;
  /** Whether to build the services first. Defaults to true. */
  build?: boolean;
  /** Defaults to `durable`. */
  servers?: ServerKind;
  /** How many nodes RabbitMQ has, which are the parts `broker-1` and so on. Defaults to 1. */
  brokerNodes?: number;
  /** Whether to show the progress. Defaults to false. */
  showSteps?: boolean;
  /** Receives a line for what happens unasked, such as the crash of a service. */
  report?: (line: string) => void;
}

/** PostgreSQL, RabbitMQ, the services and the gateway. */
export interface Installation {
  /** URL of the gateway, or of the load balancer in front of several. */
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
  /** What a process lacks to be ready; empty when it is. */
  missing(part: ProcessName): Promise<string[]>;
  /** Metrics of a process in Prometheus' text format. */
  metrics(part: ProcessName): Promise<string>;
  /** Runs an operator's command, as `npm run admin` does, and returns its output. */
  admin(args: string[]): Promise<string>;
  /** What the doctor of each service finds. */
  doctor(): Promise<Examination[]>;
  /** Stops everything gracefully, services first. */
  stop(): Promise<void>;
}

/**
 * Provides the backing services, migrates the databases and starts all services. Resolves when they are ready.
 * Stops what it has started when a step fails.
 */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { dir, scale = {}, spares = false, showSteps = false, report = () => undefined } = options;
  const silent = !showSteps;
  const secrets = secretsOf(dir);
  const plan = await planProcesses(scale, spares);
  const gateways = plan.filter(({ service }) => service === 'gateway');
  const balanced = gateways.length > 1;
  const { rolePasswords } = secrets;
  const backing = await provideBacking({ ...options, rolePasswords, redis: balanced });
  const { database, broker, redis } = backing;

  const publicPort = await preferPort(options.port);
  const ports = balanced ? await freePorts(gateways.length) : [publicPort];
  const portOf = new Map(gateways.map(({ name }, index) => [name, ports[index]!]));
  const surroundings = {
    dir,
    databaseUrl: database.url,
    rabbitUrl: broker.url,
    redisUrl: redis?.url,
    publicPort,
    secrets,
  };
  const processes = new Map(
    plan.map(({ name, service, healthPort }) => {
      const env = environmentOf(service, {
        ...surroundings,
        gatewayPort: portOf.get(name) ?? 0,
        gateways: gateways.length,
        healthPort,
      });
      return [name, new ServiceProcess(name, service, healthPort, env, join(dir, 'logs'), report)];
    }),
  );
  const started = plan.filter(({ spare }) => !spare).map(({ name }) => processes.get(name)!);
  const environment = (service: ServiceName) => processes.get(service)!.environment;
  const environments = Object.fromEntries(
    serviceNames.map((service) => [service, environment(service)]),
  ) as InstallationFile['environments'];
  let balancer: LoadBalancer | undefined;

  const stop = async () => {
    await Promise.all([...processes.values()].map((process) => process.stop()));
    balancer?.stop();
    await stopBacking(backing);
  };
  const healthUrl = (healthPort: number) => `http://127.0.0.1:${healthPort}`;
  writeInstallationFile(dir, {
    url: `http://localhost:${publicPort}`,
    rabbitUrl: broker.url,
    gatewayUrls: gateways.filter(({ spare }) => !spare).map(({ name }) => `http://127.0.0.1:${portOf.get(name)!}`),
    healthUrls: Object.fromEntries(
      plan.map(({ name, healthPort }) => [name, healthUrl(healthPort)]),
    ) as InstallationFile['healthUrls'],
    environments,
  });
  const migrate = (service: ServiceName) =>
    runProgram(process.execPath, [programOf(service, 'migrate')], { env: environment(service) });
  const startServices = async () => {
    await Promise.all(started.map((process) => process.start()));
    await Promise.all(started.map((process) => process.ready()));
    if (!balanced) return;
    const targets = gateways.map(({ name, healthPort }) => ({ port: portOf.get(name)!, healthPort }));
    balancer = await LoadBalancer.listen(publicPort, targets);
    await balancer.check();
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
    if (part === 'redis' && redis) return redis;
    if (part === 'broker') return broker;
    const [, node] = /^broker-(\d+)$/.exec(part) ?? [];
    return node && 'nodes' in broker ? broker.nodes[Number(node) - 1]! : processes.get(part as ProcessName)!;
  };
  return {
    url: `http://localhost:${publicPort}`,
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
    async missing(part) {
      const response = await fetch(`${healthUrl(processes.get(part)!.healthPort)}/health/ready`);
      return ((await response.json()) as { missing?: string[] }).missing ?? [];
    },
    metrics: async (part) => (await fetch(`${healthUrl(processes.get(part)!.healthPort)}/metrics`)).text(),
    admin: (args) =>
      runProgram(process.execPath, [programOf('identity', 'admin'), ...args], { env: environment('identity') }),
    doctor: async () => JSON.parse((await examineInstallation(environments, { json: true })).text) as Examination[],
    stop,
  };
}

interface PlannedProcess {
  name: ProcessName;
  service: ServiceName;
  healthPort: number;
  /** Whether it is not started at first. */
  spare: boolean;
}

async function planProcesses(scale: Scale, spares: boolean): Promise<PlannedProcess[]> {
  const processes = serviceNames.flatMap((service) => {
    const count = scale[service] ?? 1;
    return processesOf(service, spares ? count + 1 : count).map((name, index) => ({
      name,
      service,
      spare: index >= count,
    }));
  });
  const healthPorts = await freePorts(processes.length);
  return processes.map((process, index) => ({ ...process, healthPort: healthPorts[index]! }));
}
