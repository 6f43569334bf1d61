import {
  listAuditEntries,
  readAuditEntries,
  type Principal,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { HandleRpc } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AuditRepository } from './audit.repository';

@Injectable()
export class AuditRpc {
  constructor(
    private readonly entries: AuditRepository,
    private readonly database: Database,
  ) {}

  @HandleRpc(listAuditEntries)
  async list({
    actor,
    page,
    ...filters
  }: RpcRequest<typeof listAuditEntries>): Promise<RpcReply<typeof listAuditEntries>> {
    assertOwner(actor);
    return this.entries.list(this.database.manager, actor.accountId, filters, page);
  }

  @HandleRpc(readAuditEntries)
  async read({
    actor,
    before,
    limit,
    ...filters
  }: RpcRequest<typeof readAuditEntries>): Promise<RpcReply<typeof readAuditEntries>> {
    assertOwner(actor);
    return { items: await this.entries.read(this.database.manager, actor.accountId, filters, { before, limit }) };
  }
}

function assertOwner({ owner }: Principal): void {
  if (!owner) throw new DomainError('access.owner-required');
}
