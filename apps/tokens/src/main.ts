import { RpcServer } from '@plumbline/messaging';
import { runService } from '@plumbline/runtime';
import { configSchema } from './config';
import { TokensModule } from './tokens.module';

void runService({
  name: 'tokens',
  configSchema,
  module: (config) => TokensModule.register(config),
  transport: RpcServer,
});
