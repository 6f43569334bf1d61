import { Injectable } from '@nestjs/common';
import {
  memberAdded,
  memberRemoved,
  membershipResource,
  type Membership,
  type RpcReply,
  type RpcRequest,
  type addMember,
  type listMemberships,
  type removeMember,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { ProjectAccess } from '../project/project-access';
import { KnownUserRepository } from '../user/known-user.repository';
import { Writes } from '../write/writes';
import { MembershipRepository } from './membership.repository';

@Injectable()
export class MembershipService {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly access: ProjectAccess,
    private readonly users: KnownUserRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  async list({ actor, projectId }: RpcRequest<typeof listMemberships>): Promise<RpcReply<typeof listMemberships>> {
    await this.access.open(this.database.manager, actor, projectId, 'read');
    return { items: await this.memberships.list(this.database.manager, actor.accountId, projectId) };
  }

  /** Adding a member twice is no error. */
  add(request: RpcRequest<typeof addMember>, call: RpcContext): Promise<Membership> {
    const { actor, projectId, userId } = request;
    const { accountId } = actor;
    return this.writes.once(call, request, async ({ tx, now, record }) => {
      // Held, so that two additions of one user come one after the other.
      await this.access.hold(tx, actor, projectId, 'manage');
      const existing = await this.memberships.find(tx, accountId, projectId, userId);
      if (existing) return existing;
      if (!(await this.users.exists(tx, accountId, userId))) throw new DomainError('identity.user-not-found');
      const membership = await this.memberships.insert(tx, { accountId, projectId, userId, createdAt: now });
      await record(memberAdded, projectId, membershipResource(membership));
      return membership;
    });
  }

  /** Removing someone who is not a member is no error. */
  remove(request: RpcRequest<typeof removeMember>, call: RpcContext): Promise<RpcReply<typeof removeMember>> {
    const { actor, projectId, userId } = request;
    const { accountId } = actor;
    return this.writes.once(call, request, async ({ tx, record }) => {
      await this.access.hold(tx, actor, projectId, 'manage');
      const membership = await this.memberships.find(tx, accountId, projectId, userId);
      if (!membership) return {};
      await this.memberships.delete(tx, accountId, projectId, userId);
      await record(memberRemoved, projectId, membershipResource(membership));
      return {};
    });
  }
}
