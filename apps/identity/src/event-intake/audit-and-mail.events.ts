import type { EventEnvelope } from '@plumbline/contracts';
import { HandleEvent, type EventContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { MailNotices } from '../mail/mail-notices';

/** Everything that this service is told, by itself as well: a line in the trail, and mail to whom it concerns. */
@Injectable()
export class ToldEvents {
  constructor(
    private readonly audit: AuditService,
    private readonly notices: MailNotices,
    private readonly database: Database,
  ) {}

  /** May run twice: line and mail are known by the event's id. */
  @HandleEvent('*')
  async onEvent(event: EventEnvelope, { requestId }: EventContext): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.audit.record(tx, event, requestId);
      await this.notices.queue(tx, event);
    });
  }
}
