import { RpcServer } from '@plumbline/messaging';
import { runService } from '@plumbline/runtime';
import { configSchema } from './config';
import { ProjectsModule } from './projects.module';

void runService({
  name: 'projects',
  configSchema,
  module: (config) => ProjectsModule.register(config),
  transport: RpcServer,
});
