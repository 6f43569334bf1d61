import { eventActorOf, type Principal, type Session } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assertManages } from '../user/user.policy';
import { UserRepository } from '../user/user.repository';
import { SessionEndService } from './session-end.service';
import { expiryOf, isExpired } from './session.policy';
import { SessionRepository, type StoredSession } from './session.repository';

/** Looking at sessions and ending them: one's own, and those of the people whom one manages. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly ends: SessionEndService,
    private readonly clock: Clock,
  ) {}

  async list(tx: EntityManager, actor: Principal, userId = actor.userId): Promise<Session[]> {
    await this.assertConcerns(tx, actor, userId, 'identity.user-not-found');
    const now = this.clock.now();
    const sessions = await this.sessions.listOfUser(tx, actor.accountId, userId);
    return sessions.filter((session) => !isExpired(session, now)).map(toSession);
  }

  /** @throws DomainError `identity.session-not-found`, and `access.owner-required` for an owner's. */
  async end(tx: EntityManager, actor: Principal, id: string): Promise<void> {
    const session = await this.sessions.findById(tx, actor.accountId, id);
    if (!session) throw new DomainError('identity.session-not-found');
    await this.assertConcerns(tx, actor, session.userId, 'identity.session-not-found');
    await this.ends.endFound(tx, session, eventActorOf(actor));
  }

  private async assertConcerns(
    tx: EntityManager,
    actor: Principal,
    userId: number,
    missing: 'identity.user-not-found' | 'identity.session-not-found',
  ): Promise<void> {
    if (userId === actor.userId) return;
    // Whoever does not manage users learns nothing about who is signed in.
    if (!actor.permissions.includes('users')) {
      throw new DomainError(missing === 'identity.user-not-found' ? 'access.denied' : missing);
    }
    const user = await this.users.findById(tx, actor.accountId, userId);
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
