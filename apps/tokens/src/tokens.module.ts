import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config';
import { databaseOptions } from './schema';
import { ExpiryModule } from './expiry/expiry.module';
import { TokenModule } from './token/token.module';
import { UsageModule } from './usage/usage.module';

/** The tokens service: personal access tokens and their usage. */
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
          maxMessageBytes: config.RABBITMQ_MAX_MESSAGE_BYTES,
          contracts: rpcContracts.filter(({ service }) => service === 'tokens'),
        }),
        TokenModule,
        ExpiryModule,
        UsageModule,
      ],
    };
  }
}
