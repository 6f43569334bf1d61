import {
  listAuditEntries,
  readAuditEntries,
  type EventEnvelope,
  type Principal,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Database, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository';
import { UserRepository } from '../user/user.repository';
import { auditFactsOf } from './audit-entry';
import { withinBytes } from './audit.policy';
import { AuditRepository } from './audit.repository';

/** Bytes of the details that one read returns, in addition to those of the first entry. */
const maxReadBytes = 4 * 1024 * 1024;

/** Writes the audit trail and reads it for owners. */
@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly database: Database,
  ) {}

  /** One page of the entries that match the filters, with their count. @throws DomainError `access.owner-required` */
  async list(request: RpcRequest<typeof listAuditEntries>): Promise<RpcReply<typeof listAuditEntries>> {
    const { actor, page, ...filters } = request;
    assertOwner(actor);
    return this.entries.list(this.database.reader, actor.accountId, filters, page);
  }

  /**
   * The entries that follow `before`, the newest first, as many of `limit` as fit into a reply. Empty at the end.
   * @throws DomainError `access.owner-required`
   */
  async read(request: RpcRequest<typeof readAuditEntries>): Promise<RpcReply<typeof readAuditEntries>> {
    const { actor, before, limit, ...filters } = request;
    assertOwner(actor);
    const entries = await this.entries.read(this.database.reader, actor.accountId, filters, { before, limit });
    return { items: withinBytes(entries, maxReadBytes) };
  }

  /** Adds the entry for an event, if the trail contains events of its type. A repeated event changes nothing. */
  async record(tx: Transaction, event: EventEnvelope, requestId: string | undefined): Promise<void> {
    const facts = auditFactsOf(event);
    if (!facts) return;
    const { accountId, actor } = event;
    const { subject } = facts;
    // The present names are stored, so that the entry still shows them after a user is deleted.
    const account = subject.type === 'account' && !subject.name ? await this.accounts.findById(tx, accountId) : null;
    const names = await this.users.namesOf(tx, accountId, [facts.actorUserId, subject.userId]);
    const nameOf = (userId: number | null) => (userId === null ? null : (names.get(userId) ?? null));
    await this.entries.insertOnce(tx, {
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

function assertOwner({ owner }: Principal): void {
  if (!owner) throw new DomainError('access.owner-required');
}
