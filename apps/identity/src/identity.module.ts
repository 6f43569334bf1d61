import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountRepository } from './account/account.repository';
import { AccountRpc } from './account/account.rpc';
import { AccountService } from './account/account.service';
import type { Config } from './config';
import { databaseOptions } from './schema';
import { PasswordRpc } from './password/password.rpc';
import { PasswordService } from './password/password.service';
import { OwnSessionsService } from './session/own-sessions.service';
import { SessionEndService } from './session/session-end.service';
import { SessionRepository } from './session/session.repository';
import { SessionRpc } from './session/session.rpc';
import { SessionService } from './session/session.service';
import { SignInThrottle } from './session/sign-in-throttle';
import { UserListRepository } from './user/user-list.repository';
import { UserRepository } from './user/user.repository';
import { UserRpc } from './user/user.rpc';
import { UserService } from './user/user.service';
import { Writes } from './writes';

/** The service: accounts, the people in them, and the sessions that they open with their passwords. */
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
          contracts: rpcContracts.filter(({ service }) => service === 'identity'),
        }),
      ],
      providers: [
        AccountRepository,
        AccountService,
        AccountRpc,
        UserRepository,
        UserListRepository,
        UserService,
        UserRpc,
        SessionRepository,
        SessionService,
        SessionEndService,
        SessionRpc,
        OwnSessionsService,
        SignInThrottle,
        PasswordService,
        PasswordRpc,
        Writes,
      ],
    };
  }
}
