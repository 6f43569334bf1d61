import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { UserRepositoryModule } from '../user/user-repository.module';
import { AuditRepository } from './audit.repository';
import { AuditRpc } from './audit.rpc';
import { AuditService } from './audit.service';

/** The audit trail. `event-intake/` passes it the events. */
@Module({
  imports: [AccountModule, UserRepositoryModule],
  providers: [AuditRpc, AuditService, AuditRepository],
  exports: [AuditService],
})
export class AuditModule {}
