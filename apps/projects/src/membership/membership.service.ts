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
import type { RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import type { EntityManager } from 'typeorm';
import { ProjectAccess } from '../project/project-access';
import { KnownUserRepository } from '../user/known-user.repository';
import { roleFor } from './membership.policy';
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
    const { manager } = this.database;
    if (projectId === 0) return { items: await this.memberships.listVisible(manager, actor) };
    await this.access.open(manager, actor, projectId, 'read');
    return { items: await this.memberships.list(manager, actor.accountId, projectId) };
  }

  /** Adding a member twice is no error. */
  add(request: RpcRequest<typeof addMember>, call: RpcContext): Promise<Membership> {
    const { actor, projectId, userId, role: named } = request;
    const { accountId } = actor;
    return this.writes.once(call, request, async ({ tx, now, record }) => {
      // Held, so that two additions of one user come one after the other.
      await this.access.hold(tx, actor, projectId, 'manage');
      const existing = await this.memberships.find(tx, accountId, projectId, userId);
      if (existing) return existing;
      const role = roleFor(await this.kindOf(tx, accountId, userId), named);
      const membership = await this.memberships.insert(tx, { accountId, projectId, userId, role, createdAt: now });
      await record(memberAdded, projectId, membershipResource.of(membership));
      return membership;
    });
  }

  /** For those who manage the project, and for those with the permission `roles` who work in it. */
  updateRole(request: RpcRequest<typeof updateMemberRole>, call: RpcContext): Promise<Membership> {
    const { actor, projectId, userId, role } = request;
    const { accountId } = actor;
    return this.writes.once(call, request, async ({ tx, record }) => {
      await this.access.hold(tx, actor, projectId, actor.permissions.includes('roles') ? 'work' : 'manage');
      const membership = await this.memberships.find(tx, accountId, projectId, userId);
      if (!membership) throw new DomainError('projects.member-not-found');
      if (membership.role === role) return membership;
      const changed = { ...membership, role: roleFor(await this.kindOf(tx, accountId, userId), role) };
      await this.memberships.setRole(tx, accountId, membership, role);
      await record(memberChanged, projectId, membershipResource.of(changed));
      return changed;
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
      await record(memberRemoved, projectId, membershipResource.of(membership));
      return {};
    });
  }

  async countRoles({ actor }: RpcRequest<typeof countRoles>): Promise<RpcReply<typeof countRoles>> {
    return { items: await this.memberships.countRoles(this.database.manager, actor.accountId) };
  }

  private async kindOf(tx: EntityManager, accountId: number, userId: number): Promise<UserKind> {
    const kind = await this.users.findKind(tx, accountId, userId);
    if (!kind) throw new DomainError('identity.user-not-found');
    return kind;
  }
}
