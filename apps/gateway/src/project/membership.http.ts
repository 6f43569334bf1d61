import { Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  addMember,
  listMemberships,
  membershipResource,
  removeMember,
  roleId,
  toShortCode,
  updateMemberRole,
  type Principal,
  type RpcReply,
} from '@plumbline/contracts';
import { all, attributes, one, refusing, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { z } from 'zod';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, ChangedSince } from '../routing/inputs';
import { exampleIds } from '../documentation/example-ids';
import { ProjectIdOrAll } from '../ticket/project-id-or-all';
import { ProjectId } from '../routing/path-ids';
import { nextSync, syncMeta } from '../routing/sync-meta';
import { code, projectRoleId } from '../request-values/ids';

const added = refusing(
  attributes(
    {
      add: z.array(code).max(100).default([]),
      remove: z.array(code).max(100).default([]),
      userId: code.optional(),
      role: projectRoleId.optional(),
    },
    {
      add: ['white_list', 'white-list'],
      remove: ['black_list', 'black-list'],
      userId: ['user-id', 'userId'],
      role: ['roleId', 'role-id'],
    },
    { white_list: [exampleIds.user] },
  ),
  { all: { accepted: [false], instead: 'Name the users in white_list.' } },
);
const roleChange = attributes(
  { userId: code, role: projectRoleId },
  { userId: ['userId', 'user-id'], role: ['roleId', 'role-id'] },
  { userId: exampleIds.user, roleId: toShortCode(roleId('contributor')) },
);
const removed = refusing(attributes({ userId: code }, { userId: ['userId', 'user-id'] }, { userId: exampleIds.user }), {
  'force-unassign-issues': { accepted: [false] },
});

function members(found: RpcReply<typeof listMemberships>): Document {
  return all(found.items.map(membershipResource.of), { meta: nextSync(found) });
}

@ApiTags('Members')
@Controller(['api/v1/:customer/projects/:project', 'api/v2/:customer/projects/:project'])
export class MembershipController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('memberships')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the members of a project',
    description: 'Project 0 selects all projects that the caller sees.',
    response: { all: membershipResource, meta: syncMeta },
  })
  async list(
    @Actor() actor: Principal,
    @ProjectIdOrAll() projectId: number,
    @ChangedSince() changedSince?: string,
  ): Promise<Document> {
    const found = await this.rpc.call(listMemberships, { actor, projectId, changedSince });
    return members(found);
  }

  @Post('add_member_to_project')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Add users to a project, and remove users',
    status: 200,
    errors: ['identity.user-not-found', 'projects.role-not-for-kind'],
    response: { all: membershipResource, meta: syncMeta },
  })
  async add(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(added) { add, remove, userId, role }: AttributesOf<typeof added>,
  ): Promise<Document> {
    const members = userId === undefined ? add : [...add, userId];
    // In sequence, and each call is idempotent: after a failure, the client repeats the request to complete it.
    for (const member of members) await this.rpc.call(addMember, { actor, projectId, userId: member, role });
    return this.without(remove, actor, projectId);
  }

  @Put('update_project_member_role')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Update the role of a member',
    description:
      'Project managers assign every role. Users with the permission `roles` assign roles up to their own in the project, to ' +
      'members who have no higher one.',
    errors: ['projects.member-not-found', 'projects.role-not-for-kind'],
    response: { one: membershipResource },
  })
  async updateRole(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(roleChange) { userId, role }: AttributesOf<typeof roleChange>,
  ): Promise<Document> {
    return one(membershipResource.of(await this.rpc.call(updateMemberRole, { actor, projectId, userId, role })));
  }

  @Post('remove_member_from_project')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Remove a user from a project',
    status: 200,
    response: { all: membershipResource, meta: syncMeta },
  })
  async remove(
    @Actor() actor: Principal,
    @ProjectId() projectId: number,
    @Attributes(removed) { userId }: AttributesOf<typeof removed>,
  ): Promise<Document> {
    return this.without([userId], actor, projectId);
  }

  /** Removes users. Reads the members before: who removes themselves no longer sees the project. */
  private async without(userIds: readonly number[], actor: Principal, projectId: number): Promise<Document> {
    const { items, ...found } = await this.rpc.call(listMemberships, { actor, projectId });
    for (const userId of userIds) await this.rpc.call(removeMember, { actor, projectId, userId });
    return members({ ...found, items: items.filter((member) => !userIds.includes(member.userId)) });
  }
}
