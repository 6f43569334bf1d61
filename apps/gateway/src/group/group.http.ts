import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  createGroup,
  deleteGroup,
  getGroup,
  groupResource,
  listGroups,
  updateGroup,
  type Principal,
} from '@plumbline/contracts';
import { one, pageOf, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { z } from 'zod';
import { ChangeOptions } from '../routing/change-options.decorator';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, Code } from '../routing/inputs';
import { groupChange, newGroup } from './group.body';
import { GroupList, type GroupQuery } from './group.query';

const GroupId = () => Code({ name: 'group', missing: 'identity.group-not-found' });
const listMeta = {
  schema: z.object({
    groups_have_inhouse_users: z
      .boolean()
      .optional()
      .describe('Whether any of the groups found has an in-house member.'),
  }),
  example: { groups_have_inhouse_users: true },
};

@ApiTags('Groups')
@Controller('api/v2/:customer/groups')
export class GroupController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the groups of the account',
    errors: ['access.denied'],
    response: { page: groupResource, meta: listMeta },
  })
  async list(@Actor() actor: Principal, @GroupList() query: GroupQuery): Promise<Document> {
    const { items, count, haveInHouseUsers } = await this.rpc.call(listGroups, { actor, ...query });
    const meta = { groups_have_inhouse_users: haveInHouseUsers };
    return pageOf(items.map(groupResource.of), { count, page: query.page }, { meta });
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Create a group',
    status: 201,
    errors: ['access.denied', 'identity.group-user-not-found'],
    response: { one: groupResource },
  })
  async create(
    @Actor() actor: Principal,
    @Attributes(newGroup) fields: AttributesOf<typeof newGroup>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    return one(groupResource.of(await this.rpc.call(createGroup, { actor, ...fields }, options)));
  }

  @Get(':group')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read a group',
    errors: ['identity.group-not-found'],
    response: { one: groupResource },
  })
  async get(@Actor() actor: Principal, @GroupId() groupId: number): Promise<Document> {
    return one(groupResource.of(await this.rpc.call(getGroup, { actor, groupId })));
  }

  @Patch(':group')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Update a group',
    description: 'Attributes that the body does not name keep their values. `user_ids` replaces all members.',
    errors: ['access.denied', 'identity.group-not-found', 'identity.group-user-not-found'],
    response: { one: groupResource },
  })
  async update(
    @Actor() actor: Principal,
    @GroupId() groupId: number,
    @Attributes(groupChange) changes: AttributesOf<typeof groupChange>,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(groupResource.of(await this.rpc.call(updateGroup, { actor, groupId, ...changes }, options)));
  }

  @Delete(':group')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Delete a group',
    description: 'Its users remain in the account and in their projects.',
    status: 204,
    errors: ['access.denied', 'identity.group-not-found'],
  })
  async delete(
    @Actor() actor: Principal,
    @GroupId() groupId: number,
    @ChangeOptions() options: CallOptions,
  ): Promise<void> {
    await this.rpc.call(deleteGroup, { actor, groupId }, options);
  }
}
