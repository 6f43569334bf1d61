import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { databaseOptions } from './schema';
import { ExpiryWarnings } from './expiry/expiry-warnings';
import { ExpiryWatch } from './expiry/expiry-watch';
import { SessionEvents } from './explorer/session.events';
import { TokenEndService } from './token/token-end.service';
import { TokenRepository } from './token/token.repository';
import { TokenRpc } from './token/token.rpc';
import { TokenService } from './token/token.service';
import { UsageRepository } from './usage/usage.repository';
import { UsageRpc } from './usage/usage.rpc';
import { UserCopyEvents } from './user-copy/user-copy.events';
import { UserCopyRepository } from './user-copy/user-copy.repository';
import { Writes } from './writes';

/** The service: personal access tokens. */
@Module({})
export class TokensModule {
  static register(config: Config): DynamicModule {
    return {
      module: TokensModule,
      imports: [
        PersistenceModule.register(databaseOptions(config)),
        MessagingModule.register({
          service: 'tokens',
          url: config.RABBITMQ_URL,
          contracts: rpcContracts.filter(({ service }) => service === 'tokens'),
        }),
      ],
      providers: [
        TokenRepository,
        TokenService,
        TokenEndService,
        TokenRpc,
        ExpiryWarnings,
        ExpiryWatch,
        SessionEvents,
        UsageRepository,
        UsageRpc,
        UserCopyRepository,
        UserCopyEvents,
        Writes,
      ],
    };
  }
}
