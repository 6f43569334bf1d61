import {
  endSession,
  listSessions,
  type Principal,
  type RpcReply,
  type RpcRequest,
  type Session,
} from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext } from '@plumbline/messaging';
import { Database, type Reader } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { assertManages } from '../user/user.policy';
import { UserRepository } from '../user/user.repository';
import { SessionEndService } from './session-end.service';
import { expiryOf, isExpired } from './session.policy';
import { SessionRepository, type StoredSession } from './session.repository';

/** Lists and ends sessions: the actor's own, and those of users whom the actor manages. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly ends: SessionEndService,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(request: RpcRequest<typeof listSessions>): Promise<RpcReply<typeof listSessions>> {
    const { actor, userId = actor.userId } = request;
    const { reader } = this.database;
    await this.assertMayManage(reader, actor, userId, 'identity.user-not-found');
    const now = this.clock.now();
    const sessions = await this.sessions.listOfUser(reader, actor.accountId, userId);
    return { items: sessions.filter((session) => !isExpired(session, now)).map(toSession) };
  }

  /** @throws DomainError `identity.session-not-found`, or `access.owner-required` for a session of an owner. */
  end(call: RpcContext, request: RpcRequest<typeof endSession>): Promise<RpcReply<typeof endSession>> {
    return this.unitOfWork.run(call, request, async (unit) => {
      const { actor, id } = request;
      const session = await this.sessions.findById(unit.tx, actor.accountId, id);
      if (!session) throw new DomainError('identity.session-not-found');
      await this.assertMayManage(unit.tx, actor, session.userId, 'identity.session-not-found');
      await this.ends.end(unit, session);
      return {};
    });
  }

  private async assertMayManage(
    reader: Reader,
    actor: Principal,
    userId: number,
    missing: 'identity.user-not-found' | 'identity.session-not-found',
  ): Promise<void> {
    if (userId === actor.userId) return;
    // Actors who do not manage users must not learn which sessions exist.
    if (!actor.permissions.includes('users')) {
      throw new DomainError(missing === 'identity.user-not-found' ? 'access.denied' : missing);
    }
    const user = await this.users.findById(reader, actor.accountId, userId);
    if (!user) throw new DomainError(missing);
    assertManages(actor, user);
  }
}

function toSession(session: StoredSession): Session {
  const { id, userId, ip, userAgent, createdAt, lastUsedAt } = session;
  return {
    id,
    userId,
    ip,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiryOf(session).toISOString(),
  };
}
