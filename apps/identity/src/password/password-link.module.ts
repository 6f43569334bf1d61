import { Module } from '@nestjs/common';
import { PasswordLinkRepository } from './password-link.repository';
import { PasswordLinks } from './password-links';
import { RoleGiverRepository } from './role-giver.repository';

/** The password links themselves. Apart from `PasswordModule`, which imports the mail that carries them. */
@Module({
  providers: [PasswordLinks, PasswordLinkRepository, RoleGiverRepository],
  exports: [PasswordLinks, RoleGiverRepository],
})
export class PasswordLinkModule {}
