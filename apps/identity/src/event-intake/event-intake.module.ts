import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { MailModule } from '../mail/mail.module';
import { AuditAndMailEvents } from './audit-and-mail.events';

/** Handles the events of all services. */
@Module({ imports: [AuditModule, MailModule], providers: [AuditAndMailEvents] })
export class EventIntakeModule {}
