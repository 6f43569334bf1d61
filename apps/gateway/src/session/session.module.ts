import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../authentication/authentication.module';
import { PasswordLinkController } from '../password/password-link.http';
import { PasswordLinks } from '../password/password-links';
import { PasswordController } from '../password/password.http';
import { OwnSessionController } from './own-session.http';
import { SessionController } from './session.http';
import { Sessions } from './sessions';

/** Sessions, passwords and password links. */
@Module({
  imports: [AuthenticationModule],
  controllers: [SessionController, OwnSessionController, PasswordController, PasswordLinkController],
  providers: [PasswordLinks, Sessions],
})
export class SessionModule {}
