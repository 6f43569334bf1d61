import type { EventEnvelope } from '@plumbline/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountRepository } from '../account/account.repository';
import { UserRepository } from '../user/user.repository';
import { auditFactsOf } from './audit-entry';
import { AuditRepository } from './audit.repository';

/** Writes the trail. */
@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
  ) {}

  /** The line for an event that belongs into the trail; the same event again changes nothing. */
  async record(tx: EntityManager, event: EventEnvelope, requestId: string | undefined): Promise<void> {
    const facts = auditFactsOf(event);
    if (!facts) return;
    const { accountId, actor } = event;
    const { subject } = facts;
    // As accounts and people are called now: whoever is deleted later is still named here.
    const account = subject.type === 'account' && !subject.name ? await this.accounts.findById(tx, accountId) : null;
    const names = await this.users.namesOf(tx, accountId, [facts.actorUserId, subject.userId]);
    const nameOf = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
    await this.entries.appendOnce(tx, {
      id: event.id,
      accountId,
      at: new Date(event.occurredAt),
      action: event.type,
      actorKind: facts.actorKind,
      actorUserId: facts.actorUserId,
      actorName: nameOf(facts.actorUserId),
      actorTokenId: actor?.tokenId ?? null,
      actorIp: facts.ip,
      actorUserAgent: actor?.userAgent ?? null,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectName: subject.name ?? account?.name ?? nameOf(subject.userId),
      subjectUserId: subject.userId,
      details: facts.details,
      requestId: requestId ?? null,
    });
  }
}
