import { Controller, Delete, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { endSession, listSessions, sessionResource, type Principal } from '@plumbline/contracts';
import { all, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Uuid } from '../routing/inputs';
import { QueriedUser } from '../user/user.decorators';

/** The sessions of the caller. User managers can list and end the sessions of other users, except those of owners. */
@ApiTags('Sign-in')
@Controller('api/v2/:customer/sessions')
export class OwnSessionController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'session',
    summary: 'List sessions',
    description: "Lists the caller's sessions, or those of another user.",
    errors: ['access.denied'],
    response: { all: sessionResource },
  })
  async list(@Actor() actor: Principal, @QueriedUser() userId: number | undefined): Promise<Document> {
    const { items } = await this.rpc.call(listSessions, { actor, userId });
    const currentId = actor.credential.type === 'session' ? actor.credential.sessionId : undefined;
    return all(items.map((session) => sessionResource.of({ ...session, currentId })));
  }

  @Delete(':session')
  @Route({ access: 'session', summary: 'End a session', status: 204, errors: ['identity.session-not-found'] })
  async end(
    @Actor() actor: Principal,
    @Uuid({ name: 'session', missing: 'identity.session-not-found' }) id: string,
  ): Promise<void> {
    await this.rpc.call(endSession, { actor, id });
  }
}
