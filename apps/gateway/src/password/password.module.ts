import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../authentication/authentication.module';
import { PasswordLinkController } from './password-link.http';
import { PasswordLinks } from './password-links';
import { PasswordController } from './password.http';

/** Passwords and password links. */
@Module({
  imports: [AuthenticationModule],
  controllers: [PasswordController, PasswordLinkController],
  providers: [PasswordLinks],
})
export class PasswordModule {}
