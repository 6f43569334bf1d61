import { Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  accountResource,
  getAccount,
  getUser,
  ticketStatuses,
  ticketStatusResource,
  updateAccount,
  userResource,
  type Principal,
} from '@plumbline/contracts';
import { all, attributes, one, type AttributesOf, type Document } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { z } from 'zod';
import { ChangeOptions } from '../routing/change-options.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes } from '../routing/inputs';

const statuses = all(ticketStatuses.map(ticketStatusResource.of));
const { name, tokensMayNeverExpire } = updateAccount.request.shape;
const settings = attributes({ name, tokensMayNeverExpire }, {}, { 'tokens-may-never-expire': true });
const credentialMeta = {
  schema: z.object({ credential: z.enum(['token', 'session']).describe('What the request was made with.') }),
  example: { credential: 'token' },
};

/** The caller, the settings of the account, and the codes of ticket statuses. */
@ApiTags('Account')
@Controller('api/v2/:customer')
export class AccountController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('me')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read the caller',
    description: 'The user of the access token or session.',
    response: { one: userResource, meta: credentialMeta },
  })
  async me(@Actor() actor: Principal): Promise<Document> {
    const user = await this.rpc.call(getUser, { actor, userId: actor.userId });
    return one(userResource.of(user), { meta: { credential: actor.credential.type } });
  }

  @Get('account')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'Read the account and its settings',
    response: { one: accountResource },
  })
  async account(@Actor() { accountId }: Principal): Promise<Document> {
    return one(accountResource.of(await this.rpc.call(getAccount, { accountId })));
  }

  @Put('account')
  @Route({
    access: 'session',
    summary: 'Update the settings of the account',
    description: 'Settings that the body does not name keep their values.',
    errors: ['access.denied'],
    response: { one: accountResource },
  })
  async changeAccount(
    @Actor() actor: Principal,
    @Attributes(settings) changes: AttributesOf<typeof settings>,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(accountResource.of(await this.rpc.call(updateAccount, { actor, ...changes }, options)));
  }

  @Get('statuses')
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the statuses of tickets',
    response: { all: ticketStatusResource },
  })
  statuses(): Document {
    return statuses;
  }
}
