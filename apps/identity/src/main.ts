import { RpcServer } from '@plumbline/messaging';
import { runService } from '@plumbline/runtime';
import { configSchema } from './config';
import { IdentityModule } from './identity.module';

void runService({
  name: 'identity',
  configSchema,
  module: (config) => IdentityModule.register(config),
  transport: RpcServer,
});
