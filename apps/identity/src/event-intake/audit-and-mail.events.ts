import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent, UnitOfWork, type EventContext } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { MailNotices } from '../mail/mail-notices';

/** Handles every event, this service's own included: adds an audit entry and queues mail for the users it concerns. */
@Injectable()
export class AuditAndMailEvents {
  constructor(
    private readonly audit: AuditService,
    private readonly notices: MailNotices,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Idempotent: the audit entry and the mail are stored under the event's id. */
  @HandleEvent('*')
  async onEvent(event: EventEnvelope, { requestId }: EventContext): Promise<void> {
    await this.unitOfWork.runInternal({ accountId: event.accountId, actor: event.actor }, async ({ tx }) => {
      await this.audit.record(tx, event, requestId);
      await this.notices.queue(tx, event);
    });
  }
}
