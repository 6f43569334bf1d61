import { Controller, Get, Post, Put } from '@nestjs/common';
import { createUser, getUser, listUsers, updateUser, type Principal } from '@plumbline/contracts';
import { one, pageOf, type AttributesOf, type Document, type ListQuery } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { Actor, WriteOptions } from '../edge/actor';
import { Endpoint } from '../edge/endpoint';
import { Attributes, Code, List } from '../edge/inputs';
import { newUser, userChange } from './user.body';
import { switchPermissions, userResource } from './user.resource';

const UserId = () => Code({ name: 'user', missing: 'identity.user-not-found' });

@Controller(['api/v1/:customer/users', 'api/v2/:customer/users'])
export class UserController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Endpoint({ access: 'member', scope: 'read', summary: 'List the users of the account' })
  async list(@Actor() actor: Principal, @List({}) { page }: ListQuery<never>): Promise<Document> {
    const { items, count } = await this.rpc.call(listUsers, { actor, page });
    return pageOf(items.map(userResource), { count, page });
  }

  @Post()
  @Endpoint({
    access: 'member',
    scope: 'write',
    summary: 'Create a user',
    errors: ['access.denied', 'identity.email-taken', 'identity.api-access-in-house-only'],
  })
  async create(
    @Actor() actor: Principal,
    @Attributes(newUser) { kind, subcontractor, watcher, permissions, ...fields }: AttributesOf<typeof newUser>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    const user = {
      ...fields,
      kind: kind ?? (subcontractor ? 'subcontractor' : watcher ? 'watcher' : 'in-house'),
      permissions: switchPermissions([], permissions),
    } as const;
    return one(userResource(await this.rpc.call(createUser, { actor, ...user }, options)));
  }

  @Get(':user')
  @Endpoint({ access: 'member', scope: 'read', summary: 'Read a user', errors: ['identity.user-not-found'] })
  async get(@Actor() actor: Principal, @UserId() userId: number): Promise<Document> {
    return one(userResource(await this.rpc.call(getUser, { actor, userId })));
  }

  @Put(':user')
  @Endpoint({
    access: 'member',
    scope: 'write',
    summary: 'Change a user; permissions that are not named stay',
    errors: ['access.denied', 'identity.user-not-found', 'identity.last-owner'],
  })
  async update(
    @Actor() actor: Principal,
    @UserId() userId: number,
    @Attributes(userChange) { permissions: flags, ...fields }: AttributesOf<typeof userChange>,
    @WriteOptions() options: CallOptions,
  ): Promise<Document> {
    const held = flags && (await this.rpc.call(getUser, { actor, userId })).permissions;
    const permissions = held && switchPermissions(held, flags);
    return one(userResource(await this.rpc.call(updateUser, { actor, userId, ...fields, permissions }, options)));
  }
}
