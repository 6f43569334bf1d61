import { setTimeout } from 'node:timers/promises';
import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { z } from 'zod';
import { ConfigError, loadConfig, printableConfig } from '../config/load-config';
import { HealthServer } from '../health/health-server';
import { Readiness } from '../health/readiness';
import { Log } from '../log/log';
import { ready } from '../health/readiness.metrics';
import { onScrape, startMetrics } from '../metrics/metrics';
import { startTracing, type TracingConfig } from '../tracing/start-tracing';
import { RuntimeModule } from './runtime.module';

/** The settings of `serviceSettings` that `runService` uses. */
interface ProcessConfig extends TracingConfig {
  HEALTH_PORT: number;
  HEALTH_HOST: string;
  LOG_LEVEL: string;
  STOP_DELAY_SECONDS?: number;
}

export interface ServiceOptions<Schema extends z.ZodObject> {
  name: string;
  configSchema: Schema;
  module: (config: z.output<Schema>) => DynamicModule;
  /** The transport strategy of the calls, a provider of the module. */
  transport?: Type<CustomTransportStrategy>;
  /** Creates the application and starts listening, for a process with another transport such as HTTP. */
  serve?: (root: Type, log: Log, config: z.output<Schema>) => Promise<INestApplicationContext>;
}

const stopSignals = ['SIGTERM', 'SIGINT'] as const;

/** A process that has not stopped after this time exits anyway: container engines send SIGKILL after 30 seconds. */
const maxStopMs = 25_000;

/**
 * Runs the process of a service: reads the settings, starts Nest, the transport and the health port, and stops gracefully on
 * SIGTERM or SIGINT: it is not ready any more, serves for `STOP_DELAY_SECONDS`, finishes what is in flight and exits. If the start fails, it logs the reason in one line and exits with 1.
 */
export async function runService<Schema extends z.ZodObject>(options: ServiceOptions<Schema>): Promise<void> {
  const config = readConfig(options);
  const settings = config as unknown as ProcessConfig;
  const log = new Log({ service: options.name, level: settings.LOG_LEVEL });
  try {
    startMetrics(options.name);
    const stopTracing = await startTracing(options.name, settings, log);
    const app = await startApplication(options, config, log);
    const readiness = app.get(Readiness);
    onScrape(() => ready.set(readiness.missing().length === 0 ? 1 : 0));
    const health = new HealthServer(readiness, log);
    stopOnSignal(async () => {
      readiness.announceStop();
      await setTimeout((settings.STOP_DELAY_SECONDS ?? 0) * 1_000);
      await app.close();
      await health.close();
      await stopTracing();
    }, log);
    const healthPort = await health.listen(settings.HEALTH_PORT, settings.HEALTH_HOST);
    log.info({
      event: 'service.started',
      healthPort,
      pid: process.pid,
      config: printableConfig(options.configSchema, config),
    });
  } catch (err) {
    // The sentence says what to do. A stack would only hide it.
    const cause = err instanceof ConfigError ? { reason: err.message } : { err };
    log.fatal({ event: 'service.start-failed', ...cause });
    await log.flush();
    process.exit(1);
  }
}

function readConfig<Schema extends z.ZodObject>({ name, configSchema }: ServiceOptions<Schema>): z.output<Schema> {
  try {
    return loadConfig(configSchema);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${name}: ${error.message}\n`);
    process.exit(1);
  }
}

async function startApplication<Schema extends z.ZodObject>(
  { module, transport, serve }: ServiceOptions<Schema>,
  config: z.output<Schema>,
  log: Log,
): Promise<INestApplicationContext> {
  @Module({ imports: [RuntimeModule.register(log), module(config)] })
  class ServiceModule {}
  if (serve) return serve(ServiceModule, log, config);
  if (!transport) throw new Error('A service needs `transport` or `serve`.');
  const app = await NestFactory.createMicroservice(ServiceModule, {
    useFactory: (strategy: CustomTransportStrategy) => ({ strategy }),
    inject: [transport],
    logger: log,
    abortOnError: false,
  });
  await app.listen();
  return app;
}

function stopOnSignal(stopGracefully: () => Promise<void>, log: Log): void {
  const stop = async (signal: string) => {
    for (const name of stopSignals) process.removeAllListeners(name);
    log.info({ event: 'service.stopping', signal });
    let exitCode = 0;
    const tooLong = setTimeout(maxStopMs, undefined, { ref: false }).then(() => {
      throw new Error(`The process did not stop within ${maxStopMs / 1_000} seconds.`);
    });
    try {
      await Promise.race([stopGracefully(), tooLong]);
    } catch (err) {
      exitCode = 1;
      log.error({ event: 'service.stop-failed', err });
    }
    log.info({ event: 'service.stopped' });
    await log.flush();
    process.exit(exitCode);
  };
  for (const signal of stopSignals) process.once(signal, () => void stop(signal));
}
