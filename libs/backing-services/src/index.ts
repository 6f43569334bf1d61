export { foreignService, type BackingService } from './backing-service';
export { provideChromium } from './chromium';
export { prepareContainerEngine } from './container/container-engine';
export {
  startPostgresContainer,
  startRabbitContainer,
  startRedisContainer,
  type ContainerService,
} from './container/containers';
export { eventually, type EventuallyOptions } from './eventually';
export { copyDataDirectory, dataDirectoryAt } from './postgres/base-backup';
export { providePostgres, type PostgresOptions } from './postgres/postgres';
export { startStandby, type Standby } from './postgres/standby';
export { findProgram } from './process/find-program';
export { launch, type Exit, type LaunchOptions, type ManagedProcess } from './process/managed-process';
export { freePort, freePorts, preferPort } from './process/ports';
export { TcpForwarder } from './process/tcp-forwarder';
export { readPrivateJson, writePrivateJson } from './process/private-file';
export { provideRabbitCluster, type RabbitCluster } from './rabbit/rabbit-cluster';
export { provideRabbit, type RabbitOptions, type RabbitService } from './rabbit/rabbit';
export { provideRedis } from './redis';
export { createStateFolder, removeStateFolder } from './state-folder';
