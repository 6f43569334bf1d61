import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent, UnitOfWork, type EventContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { MailNotices } from '../mail/mail-notices';
import { roleGivenBy } from '../password/role-giver';
import { RoleGiverRepository } from '../password/role-giver.repository';

/**
 * Handles every event, this service's own included: adds an audit entry, queues mail for the users it concerns, and records who
 * gives invited users roles in projects.
 */
@Injectable()
export class DomainEvents {
  constructor(
    private readonly audit: AuditService,
    private readonly notices: MailNotices,
    private readonly roleGivers: RoleGiverRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Idempotent: the audit entry and the mail are stored under the event's id, and a giver of roles once. */
  @HandleEvent('*')
  async onEvent(event: EventEnvelope, { requestId }: EventContext): Promise<void> {
    await this.unitOfWork.runInternal({ accountId: event.accountId, actor: event.actor }, async ({ tx }) => {
      await this.audit.record(tx, event, requestId);
      await this.notices.queue(tx, event);
      const role = roleGivenBy(event);
      if (role) await this.roleGivers.insertOnce(tx, role);
    });
  }
}
