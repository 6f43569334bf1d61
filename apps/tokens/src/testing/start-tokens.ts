import { RunningService } from '@plumbline/service-testing';
import { databaseOptions } from '../schema';
import { TokensModule } from '../tokens.module';

/** The tokens service in the process of the test, on a database and a virtual host of its own. */
export function startTokens(): Promise<RunningService> {
  return RunningService.start({
    name: 'tokens',
    module: (config) => TokensModule.register(config),
    database: databaseOptions,
  });
}
