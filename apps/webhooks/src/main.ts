import { RpcServer } from '@plumbline/messaging';
import { runService } from '@plumbline/runtime';
import { configSchema } from './config';
import { WebhooksModule } from './webhooks.module';

void runService({
  name: 'webhooks',
  configSchema,
  module: (config) => WebhooksModule.register(config),
  transport: RpcServer,
});
