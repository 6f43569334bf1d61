import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../authentication/authentication.module';
import { InvitationController } from '../invitation/invitation.http';
import { Invitations } from '../invitation/invitations';
import { PasswordLinkController } from '../password/password-link.http';
import { PasswordLinks } from '../password/password-links';
import { PasswordController } from '../password/password.http';
import { OwnSessionController } from './own-session.http';
import { SessionController } from './session.http';
import { Sessions } from './sessions';

/** How people get in: sessions, passwords, and the links that invite them or reset their password. */
@Module({
  imports: [AuthenticationModule],
  controllers: [
    SessionController,
    OwnSessionController,
    PasswordController,
    PasswordLinkController,
    InvitationController,
  ],
  providers: [Invitations, PasswordLinks, Sessions],
})
export class SessionModule {}
