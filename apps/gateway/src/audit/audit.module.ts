import { Module } from '@nestjs/common';
import { AuditController } from './audit.http';

/** The audit trail, as pages and as CSV. */
@Module({ controllers: [AuditController] })
export class AuditModule {}
