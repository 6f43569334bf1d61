import { Module } from '@nestjs/common';
import { PasswordLinkRepository } from './password-link.repository';
import { PasswordLinks } from './password-links';

/** The password links themselves. Apart from `PasswordModule`, which imports the mail that carries them. */
@Module({ providers: [PasswordLinks, PasswordLinkRepository], exports: [PasswordLinks] })
export class PasswordLinkModule {}
