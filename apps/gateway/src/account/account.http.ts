import { Controller, Get } from '@nestjs/common';
import { getUser, ticketStatuses, type Principal } from '@plumbline/contracts';
import { all, one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { z } from 'zod';
import { Actor } from '../edge/actor';
import { Endpoint } from '../edge/endpoint';
import { userResource } from '../user/user.resource';
import { userResourceType } from '../user/user.resource-type';
import { statusResource } from './status.resource';
import { statusResourceType } from './status.resource-type';

const statuses = all(ticketStatuses.map(statusResource));
const credentialMeta = {
  schema: z.object({ credential: z.enum(['token', 'session']).describe('What the request was made with.') }),
  example: { credential: 'token' },
};

/** What an integration asks first: who am I, and what do the codes mean. */
@Controller('api/v2/:customer')
export class AccountController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('me')
  @Endpoint({
    access: 'member',
    scope: 'read',
    summary: 'The user that the credential stands for',
    answers: { one: userResourceType, meta: credentialMeta },
  })
  async me(@Actor() actor: Principal): Promise<Document> {
    const user = await this.rpc.call(getUser, { actor, userId: actor.userId });
    return one(userResource(user), { meta: { credential: actor.credential.type } });
  }

  @Get('statuses')
  @Endpoint({
    access: 'member',
    scope: 'read',
    summary: 'The statuses of tickets',
    answers: { all: statusResourceType },
  })
  statuses(): Document {
    return statuses;
  }
}
