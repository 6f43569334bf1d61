import { rpcContracts } from '@plumbline/contracts';
import { MessagingModule } from '@plumbline/messaging';
import { PersistenceModule } from '@plumbline/persistence';
import { Log } from '@plumbline/runtime';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AccountRepository } from './account/account.repository';
import { AccountRpc } from './account/account.rpc';
import { AccountService } from './account/account.service';
import { AuditRepository } from './audit/audit.repository';
import { AuditRpc } from './audit/audit.rpc';
import { AuditService } from './audit/audit.service';
import { IDENTITY_CONFIG, type Config } from './config';
import { GroupListRepository } from './group/group-list.repository';
import { GroupRepository } from './group/group.repository';
import { GroupRpc } from './group/group.rpc';
import { GroupService } from './group/group.service';
import { InvitationRpc } from './invitation/invitation.rpc';
import { InvitationService } from './invitation/invitation.service';
import { MailRenderer } from './mail/mail-renderer';
import { MailDelivery } from './mail/mail-delivery';
import { MailNotices } from './mail/mail-notices';
import { MailQueue } from './mail/mail-queue';
import { MailSender } from './mail/mail-sender';
import { LogTransport, MailTransport, SmtpTransport } from './mail/mail-transport';
import { MailRepository } from './mail/mail.repository';
import { OwnPassword } from './password/own-password';
import { PasswordLinkRepository } from './password/password-link.repository';
import { PasswordLinkService } from './password/password-link.service';
import { PasswordLinks } from './password/password-links';
import { PasswordRpc } from './password/password.rpc';
import { PasswordService } from './password/password.service';
import { databaseOptions } from './schema';
import { OwnSessionsService } from './session/own-sessions.service';
import { SessionEndService } from './session/session-end.service';
import { SessionRepository } from './session/session.repository';
import { SessionRpc } from './session/session.rpc';
import { SessionService } from './session/session.service';
import { SignInThrottle } from './session/sign-in-throttle';
import { SignInFailureRecorder } from './session/sign-in-failure-recorder';
import { AuditAndMailEvents } from './event-intake/audit-and-mail.events';
import { UserListRepository } from './user/user-list.repository';
import { UserRepository } from './user/user.repository';
import { UserRpc } from './user/user.rpc';
import { UserService } from './user/user.service';
import { Writes } from './writes';

const accounts = [AccountRepository, AccountService, AccountRpc];
const users = [UserRepository, UserListRepository, UserService, UserRpc];
const groups = [GroupRepository, GroupListRepository, GroupService, GroupRpc];
const sessions = [
  SessionRepository,
  SessionService,
  SessionEndService,
  OwnSessionsService,
  SessionRpc,
  SignInThrottle,
  SignInFailureRecorder,
];
const passwords = [
  PasswordLinkRepository,
  PasswordLinks,
  PasswordLinkService,
  PasswordService,
  OwnPassword,
  PasswordRpc,
];
const invitations = [InvitationService, InvitationRpc];
const audit = [AuditRepository, AuditService, AuditRpc];
const mail: Provider[] = [
  MailRepository,
  MailQueue,
  MailRenderer,
  MailDelivery,
  MailSender,
  MailNotices,
  { provide: MailTransport, inject: [IDENTITY_CONFIG, Log], useFactory: mailTransport },
];

/** The service: accounts, the people in them, and how they prove who they are. */
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
        { provide: IDENTITY_CONFIG, useValue: config },
        ...accounts,
        ...users,
        ...groups,
        ...sessions,
        ...passwords,
        ...invitations,
        ...mail,
        ...audit,
        AuditAndMailEvents,
        Writes,
      ],
    };
  }
}

function mailTransport({ SMTP_URL, MAIL_FROM }: Config, log: Log): MailTransport {
  return SMTP_URL === undefined ? new LogTransport(log) : new SmtpTransport({ url: SMTP_URL, from: MAIL_FROM });
}
