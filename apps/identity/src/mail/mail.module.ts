import { Log } from '@plumbline/runtime';
import { Module } from '@nestjs/common';
import { IDENTITY_CONFIG, type Config } from '../config';
import { PasswordLinkModule } from '../password/password-link.module';
import { UserRepositoryModule } from '../user/user-repository.module';
import { MailDelivery } from './mail-delivery';
import { MailNotices } from './mail-notices';
import { MailQueue } from './mail-queue';
import { MailRenderer } from './mail-renderer';
import { MailSender } from './mail-sender';
import { LogTransport, MailTransport, NoTransport, SmtpTransport } from './mail-transport';
import { MailRepository } from './mail.repository';

/** The mail queue and the background loop that sends queued mail. */
@Module({
  imports: [UserRepositoryModule, PasswordLinkModule],
  providers: [
    MailRepository,
    MailQueue,
    MailRenderer,
    MailDelivery,
    MailSender,
    MailNotices,
    { provide: MailTransport, inject: [IDENTITY_CONFIG, Log], useFactory: mailTransport },
  ],
  exports: [MailQueue, MailNotices],
})
export class MailModule {}

function mailTransport({ SMTP_URL, MAIL_FROM, MAIL_TO_LOG }: Config, log: Log): MailTransport {
  if (SMTP_URL !== undefined) return new SmtpTransport({ url: SMTP_URL, from: MAIL_FROM });
  return MAIL_TO_LOG ? new LogTransport(log) : new NoTransport();
}
