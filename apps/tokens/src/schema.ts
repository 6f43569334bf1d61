import { OutboxEntity, ProcessedRequestEntity, PublishedEventEntity } from '@plumbline/messaging';
import type { DatabaseOptions } from '@plumbline/persistence';
import type { Config } from './config';
import { migrations } from './migration';
import { TokenEntity } from './token/token.entity';
import { UsageEntity } from './usage/usage.entity';
import { UserCopyEntity } from './user-copy/user-copy.entity';

type DatabaseConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>;

/** The connection to the service's schema. */
export function databaseOptions(config: DatabaseConfig): DatabaseOptions {
  return {
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    schema: 'tokens',
    entities: [TokenEntity, UserCopyEntity, UsageEntity, OutboxEntity, ProcessedRequestEntity, PublishedEventEntity],
    migrations,
  };
}
