import { Controller, Get } from '@nestjs/common';
import { getUser, ticketStatuses, type Principal } from '@plumbline/contracts';
import { all, one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../edge/actor';
import { Endpoint } from '../edge/endpoint';
import { userResource } from '../user/user.resource';

const statuses = all(
  ticketStatuses.map(({ id, code, name }) => ({
    id: code,
    type: 'statuses',
    attributes: { id: code, name, number: id },
  })),
);

/** What an integration asks first: who am I, and what do the codes mean. */
@Controller('api/v2/:customer')
export class AccountController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('me')
  @Endpoint({ access: 'member', scope: 'read', summary: 'The user that the credential stands for' })
  async me(@Actor() actor: Principal): Promise<Document> {
    const user = await this.rpc.call(getUser, { actor, userId: actor.userId });
    return one(userResource(user), { meta: { credential: actor.credential.type } });
  }

  @Get('statuses')
  @Endpoint({ access: 'member', scope: 'read', summary: 'The statuses of tickets' })
  statuses(): Document {
    return statuses;
  }
}
