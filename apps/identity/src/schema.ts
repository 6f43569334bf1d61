import { OutboxEntity, ProcessedRequestEntity, PublishedEventEntity } from '@plumbline/messaging';
import type { DatabaseOptions } from '@plumbline/persistence';
import { AccountEntity } from './account/account.entity';
import { AuditEntity } from './audit/audit.entity';
import type { Config } from './config';
import { GroupMemberEntity } from './group/group-member.entity';
import { GroupEntity } from './group/group.entity';
import { MailEntity } from './mail/mail.entity';
import { migrations } from './migration';
import { PasswordLinkEntity } from './password/password-link.entity';
import { RoleGiverEntity } from './password/role-giver.entity';
import { SessionEntity } from './session/session.entity';
import { UserEntity } from './user/user.entity';

type DatabaseConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>;

/** The connection to the service's schema, with its entities and migrations. */
export function databaseOptions(config: DatabaseConfig): DatabaseOptions {
  return {
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    schema: 'identity',
    entities: [
      AccountEntity,
      UserEntity,
      GroupEntity,
      GroupMemberEntity,
      SessionEntity,
      PasswordLinkEntity,
      RoleGiverEntity,
      MailEntity,
      AuditEntity,
      OutboxEntity,
      ProcessedRequestEntity,
      PublishedEventEntity,
    ],
    migrations,
  };
}
