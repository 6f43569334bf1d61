export type { BackingService } from './backing-service';
export { launch, type Exit, type LaunchOptions, type ManagedProcess } from './managed-process';
export { freePort, freePorts, isPortFree, preferPort } from './ports';
export { providePostgres, type PostgresOptions } from './postgres';
export { readPrivateJson, writePrivateJson } from './private-file';
export { provideRabbit, type RabbitOptions, type RabbitService } from './rabbit';
export { provideRedis } from './redis';
export { folderOutside } from './unprivileged';
export { waitUntil } from './wait-until';
