import { Controller, Delete, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  endSession,
  listSessions,
  toShortCode,
  type Principal,
  type Resource,
  type Session,
} from '@plumbline/contracts';
import { all, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Uuid } from '../routing/inputs';
import { UserQuery } from '../user/user.inputs';
import { sessionResourceType } from './session.resource-type';

/** Where one is signed in. Those who manage users see and end the sessions of others, but for owners'. */
@ApiTags('Sign-in')
@Controller('api/v2/:customer/sessions')
export class OwnSessionController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'session',
    summary: "List one's own sessions, or another user's",
    errors: ['access.denied'],
    answers: { all: sessionResourceType },
  })
  async list(@Actor() actor: Principal, @UserQuery() userId: number | undefined): Promise<Document> {
    const { items } = await this.rpc.call(listSessions, { actor, userId });
    return all(items.map((session) => sessionResource(session, actor)));
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

/** A session as the API shows it; `current` marks the one that asks. */
function sessionResource(session: Session, { credential }: Principal): Resource {
  return {
    id: session.id,
    type: 'sessions',
    attributes: {
      'user-id': toShortCode(session.userId),
      current: credential.type === 'session' && credential.sessionId === session.id,
      ip: session.ip,
      'user-agent': session.userAgent ?? undefined,
      'created-at': session.createdAt,
      'last-used-at': session.lastUsedAt,
      'expires-at': session.expiresAt,
    },
  };
}
