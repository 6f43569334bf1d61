import { Controller, Delete, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  invitationMeta,
  invitationResource,
  userResource,
  withdrawInvitation,
  type Principal,
} from '@plumbline/contracts';
import type { AttributesOf, Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { ChangeOptions } from '../routing/change-options.decorator';
import { WriteOptions } from '../routing/idempotency-key.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, Code } from '../routing/inputs';
import { invitedUser, newUserOf } from '../user/user.body';
import { Invitations } from './invitations';

const UserId = () => Code({ name: 'user', missing: 'identity.user-not-found' });

/** Invitations of users who have not chosen a password yet. */
@ApiTags('Users')
@Controller(['api/v1/:customer/invitations', 'api/v2/:customer/invitations'])
export class InvitationController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly invitations: Invitations,
  ) {}

  @Post()
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Invite a user',
    status: 201,
    errors: [
      'access.denied',
      'identity.email-taken',
      'identity.api-access-in-house-only',
      'identity.permissions-in-house-only',
    ],
    response: { one: userResource, meta: invitationMeta },
  })
  invite(
    @Actor() actor: Principal,
    @Attributes(invitedUser) fields: AttributesOf<typeof invitedUser>,
    @WriteOptions() options: CallOptions,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    return this.invitations.create(actor, newUserOf(fields), { options, request });
  }

  @Post(':user/resend')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Resend an invitation',
    description: 'Earlier links become invalid.',
    status: 200,
    errors: ['access.denied', 'access.owner-required', 'identity.user-not-found', 'identity.already-activated'],
    response: { one: invitationResource },
  })
  resend(
    @Actor() actor: Principal,
    @UserId() userId: number,
    @WriteOptions() options: CallOptions,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    return this.invitations.resend(actor, userId, { options, request });
  }

  @Delete(':user')
  @Route({
    access: 'member',
    scope: 'write',
    summary: 'Withdraw a pending invitation',
    status: 204,
    errors: ['access.denied', 'access.owner-required', 'identity.user-not-found', 'identity.already-activated'],
  })
  async withdraw(
    @Actor() actor: Principal,
    @UserId() userId: number,
    @ChangeOptions() options: CallOptions,
  ): Promise<void> {
    await this.rpc.call(withdrawInvitation, { actor, userId }, options);
  }
}
