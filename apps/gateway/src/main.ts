import 'reflect-metadata';
import { runService } from '@plumbline/runtime';
import { configSchema } from './config';
import { GatewayModule } from './gateway.module';
import { serveGateway } from './server';

void runService({
  name: 'gateway',
  configSchema,
  module: (config) => GatewayModule.register(config),
  serve: serveGateway,
});
