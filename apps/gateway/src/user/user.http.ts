import { Controller, Delete, Get, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  deleteUser,
  getUser,
  invitationMeta,
  listUsers,
  updateUser,
  userResource,
  type Principal,
  type UserKind,
} from '@plumbline/contracts';
import { one, pageOf, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { ChangeOptions } from '../routing/change-options.decorator';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, Code } from '../routing/inputs';
import { nextSync, syncMeta } from '../routing/sync-meta';
import { Invitations } from '../invitation/invitations';
import { selectedKind, newUser, userChange, userWithPassword } from './user.body';
import { DowngradedUser, NamedUser } from './user.decorators';
import { userFilters, userOrder, UserList, type UserListQuery } from './user.query';

const UserId = () => Code({ name: 'user', missing: 'identity.user-not-found' });

@ApiTags('Users')
@Controller(['api/v1/:customer/users', 'api/v2/:customer/users'])
export class UserController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly invitations: Invitations,
  ) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the users of the account',
    errors: ['access.denied'],
    response: { page: userResource, meta: syncMeta },
  })
  async list(@Actor() actor: Principal, @UserList() query: UserListQuery): Promise<Document> {
    const { page, search, changedSince } = query;
    const wanted = { page, search, sort: userOrder(query), changedSince, ...userFilters(query) };
    const found = await this.rpc.call(listUsers, { actor, ...wanted });
    return pageOf(found.items.map(userResource.of), { count: found.count, page }, { meta: nextSync(found) });
  }

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Create a user',
    description: 'Without a password the user is invited to choose one.',
    status: 201,
    errors: [
      'access.denied',
      'identity.email-taken',
      'identity.api-access-in-house-only',
      'identity.permissions-in-house-only',
    ],
    response: { one: userResource, meta: invitationMeta },
  })
  create(
    @Actor() actor: Principal,
    @Attributes(newUser) fields: AttributesOf<typeof newUser>,
    @WriteOptions() options: CallOptions,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    return this.invitations.create(actor, userWithPassword(fields), { options, request });
  }

  @Post('activate_user')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Activate a deactivated user',
    status: 200,
    errors: ['access.denied', 'access.owner-required', 'identity.user-not-found'],
    response: { one: userResource },
  })
  async activate(
    @Actor() actor: Principal,
    @NamedUser() userId: number,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(userResource.of(await this.rpc.call(updateUser, { actor, userId, active: true }, options)));
  }

  @Put('downgrade_user_to_subcontractor')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Downgrade an in-house user to a subcontractor',
    description: 'With `watcher`, the user becomes a watcher. Neither has permissions.',
    errors: ['access.denied', 'access.owner-required', 'identity.user-not-found', 'identity.api-access-in-house-only'],
    response: { one: userResource },
  })
  async downgrade(
    @Actor() actor: Principal,
    @DowngradedUser() user: { userId: number; kind: UserKind },
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(userResource.of(await this.rpc.call(updateUser, { actor, ...user }, options)));
  }

  @Get(':user')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read a user',
    errors: ['identity.user-not-found'],
    response: { one: userResource },
  })
  async get(@Actor() actor: Principal, @UserId() userId: number): Promise<Document> {
    return one(userResource.of(await this.rpc.call(getUser, { actor, userId })));
  }

  @Put(':user')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Update a user',
    description:
      'Permissions that the body does not name keep their values. If a user who is invited gets more rights, the links of the ' +
      'invitation become invalid. Where mail is sent, the user receives a new one. Otherwise resend the invitation.',
    errors: [
      'access.denied',
      'access.owner-required',
      'identity.user-not-found',
      'identity.last-owner',
      'identity.api-access-in-house-only',
      'identity.permissions-in-house-only',
    ],
    response: { one: userResource },
  })
  async update(
    @Actor() actor: Principal,
    @UserId() userId: number,
    @Attributes(userChange)
    { kind, subcontractor, watcher, ...fields }: AttributesOf<typeof userChange>,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    const changes = { ...fields, kind: selectedKind({ kind, subcontractor, watcher }) };
    return one(userResource.of(await this.rpc.call(updateUser, { actor, userId, ...changes }, options)));
  }

  @Delete(':user')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Delete a user',
    description: 'Also deletes the sessions and access tokens of the user.',
    status: 204,
    errors: ['access.denied', 'access.owner-required', 'identity.user-not-found', 'identity.last-owner'],
  })
  async delete(
    @Actor() actor: Principal,
    @UserId() userId: number,
    @ChangeOptions() options: CallOptions,
  ): Promise<void> {
    await this.rpc.call(deleteUser, { actor, userId }, options);
  }
}
