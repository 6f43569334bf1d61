import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { MailModule } from '../mail/mail.module';
import { PasswordLinkModule } from '../password/password-link.module';
import { DomainEvents } from './domain.events';

/** Handles the events of all services. */
@Module({ imports: [AuditModule, MailModule, PasswordLinkModule], providers: [DomainEvents] })
export class EventIntakeModule {}
