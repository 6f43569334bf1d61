import { Injectable } from '@nestjs/common';
import {
  memberAdded,
  memberChanged,
  memberRemoved,
  membershipResource,
  type addMember,
  type countRoles,
  type listMemberships,
  type Membership,
  type removeMember,
  type RpcReply,
  type RpcRequest,
  type updateMemberRole,
  type UserKind,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database, type Reader } from '@plumbline/persistence';
import { ProjectAccessService } from '../project/project-access.service';
import { UserCopyRepository } from '../user-copy/user-copy.repository';
import { assertMayAssign, roleFor } from './membership.policy';
import { MembershipRepository } from './membership.repository';

@Injectable()
export class MembershipService {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ProjectAccessService,
    private readonly users: UserCopyRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  list(request: RpcRequest<typeof listMemberships>): Promise<RpcReply<typeof listMemberships>> {
    const { actor, projectId, changedSince } = request;
    return this.database.syncList(async (tx) => {
      if (projectId === 0) return { items: await this.memberships.listVisible(tx, actor, changedSince) };
      await this.access.open(tx, actor, projectId, 'read');
      return { items: await this.memberships.list(tx, actor.accountId, projectId, changedSince) };
    });
  }

  /** Adds a member. It succeeds as well when the user is a member already. */
  add(request: RpcRequest<typeof addMember>, call: RpcContext): Promise<Membership> {
    const { actor, projectId, userId, role: named } = request;
    const { accountId } = actor;
    return this.unitOfWork.run(call, request, async ({ tx, now, record }) => {
      // The lock serialises concurrent additions of the same user.
      await this.access.lock(tx, actor, projectId, 'manage');
      const existing = await this.memberships.find(tx, accountId, projectId, userId);
      if (existing) return existing;
      const role = roleFor(await this.kindOf(tx, accountId, userId), named);
      const membership = await this.memberships.insert(tx, {
        accountId,
        projectId,
        userId,
        role,
        createdAt: now,
        updatedAt: now,
      });
      await record(memberAdded, membershipResource.of(membership), { projectId });
      return membership;
    });
  }

  /** Requires access level `manage`, or `work` together with the permission `roles`: it then assigns roles up to the actor's own. */
  updateRole(request: RpcRequest<typeof updateMemberRole>, call: RpcContext): Promise<Membership> {
    const { actor, projectId, userId, role } = request;
    const { accountId } = actor;
    return this.unitOfWork.run(call, request, async ({ tx, record }) => {
      const purpose = actor.permissions.includes('roles') ? 'work' : 'manage';
      const { role: own } = await this.access.lock(tx, actor, projectId, purpose);
      const membership = await this.memberships.find(tx, accountId, projectId, userId);
      if (!membership) throw new DomainError('projects.member-not-found');
      if (membership.role === role) return membership;
      assertMayAssign(own, { from: membership.role, to: role });
      const changed = { ...membership, role: roleFor(await this.kindOf(tx, accountId, userId), role) };
      await this.memberships.setRole(tx, accountId, membership, role);
      await record(memberChanged, membershipResource.of(changed), { projectId });
      return changed;
    });
  }

  /** Removes a member. It succeeds as well when the user is not a member. */
  remove(request: RpcRequest<typeof removeMember>, call: RpcContext): Promise<RpcReply<typeof removeMember>> {
    const { actor, projectId, userId } = request;
    const { accountId } = actor;
    return this.unitOfWork.run(call, request, async ({ tx, record }) => {
      await this.access.lock(tx, actor, projectId, 'manage');
      const membership = await this.memberships.find(tx, accountId, projectId, userId);
      if (!membership) return {};
      await this.memberships.delete(tx, accountId, projectId, userId);
      await record(memberRemoved, membershipResource.of(membership), { projectId });
      return {};
    });
  }

  async countRoles({ actor }: RpcRequest<typeof countRoles>): Promise<RpcReply<typeof countRoles>> {
    return { items: await this.memberships.countRoles(this.database.reader, actor.accountId) };
  }

  private async kindOf(tx: Reader, accountId: number, userId: number): Promise<UserKind> {
    const kind = await this.users.findKind(tx, accountId, userId);
    if (!kind) throw new DomainError('identity.user-not-found');
    return kind;
  }
}
