import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { MailModule } from '../mail/mail.module';
import { SessionModule } from '../session/session.module';
import { UserRepositoryModule } from '../user/user-repository.module';
import { PasswordChangeService } from './password-change.service';
import { PasswordLinkModule } from './password-link.module';
import { PasswordLinkService } from './password-link.service';
import { PasswordRpc } from './password.rpc';
import { PasswordService } from './password.service';

/** Password changes and resets. */
@Module({
  imports: [AccountModule, UserRepositoryModule, SessionModule, PasswordLinkModule, MailModule],
  providers: [PasswordRpc, PasswordService, PasswordChangeService, PasswordLinkService],
})
export class PasswordModule {}
