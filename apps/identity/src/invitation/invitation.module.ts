import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { MailModule } from '../mail/mail.module';
import { PasswordLinkModule } from '../password/password-link.module';
import { UserRepositoryModule } from '../user/user-repository.module';
import { InvitationRpc } from './invitation.rpc';
import { InvitationService } from './invitation.service';

/** Invitations of users to choose their first password. `UserModule` creates the users and withdraws invitations. */
@Module({
  imports: [AccountModule, UserRepositoryModule, PasswordLinkModule, MailModule],
  providers: [InvitationRpc, InvitationService],
  exports: [InvitationService],
})
export class InvitationModule {}
