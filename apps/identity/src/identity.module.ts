import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccountModule } from './account/account.module';
import { AuditModule } from './audit/audit.module';
import { IDENTITY_CONFIG, type Config } from './config';
import { EventIntakeModule } from './event-intake/event-intake.module';
import { GroupModule } from './group/group.module';
import { InvitationModule } from './invitation/invitation.module';
import { MailModule } from './mail/mail.module';
import { PasswordModule } from './password/password.module';
import { databaseOptions } from './schema';
import { SessionModule } from './session/session.module';
import { UserModule } from './user/user.module';

/** The identity service: accounts, their users, and how users authenticate. Provides `IDENTITY_CONFIG` to every feature. */
@Global()
@Module({})
export class IdentityModule {
  static register(config: Config): DynamicModule {
    return {
      module: IdentityModule,
      imports: [
        PersistenceModule.register(databaseOptions(config)),
        MessagingModule.register({
          service: 'identity',
          url: config.RABBITMQ_URL,
          maxMessageBytes: config.RABBITMQ_MAX_MESSAGE_BYTES,
          contracts: rpcContracts.filter(({ service }) => service === 'identity'),
        }),
        AccountModule,
        UserModule,
        GroupModule,
        SessionModule,
        PasswordModule,
        InvitationModule,
        MailModule,
        AuditModule,
        EventIntakeModule,
      ],
      providers: [{ provide: IDENTITY_CONFIG, useValue: config }],
      exports: [IDENTITY_CONFIG],
    };
  }
}
