import { eventActorOf, passwordChanged, type Principal } from '@plumbline/contracts';
import { verifyPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SessionEndService } from '../session/session-end.service';
import { SignInThrottle } from '../session/sign-in-throttle';
import { UserRepository } from '../user/user.repository';

/** How people come by a new password. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionEndService,
    private readonly throttle: SignInThrottle,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether someone who has signed in knows their password, outside of any transaction: hashing takes its time. Guessing here
   * is as slow as at the sign-in.
   * @throws DomainError `auth.session-required`, `auth.password-incorrect` and `auth.too-many-failures`.
   */
  async assertPresent(tx: EntityManager, actor: Principal, password: string): Promise<void> {
    if (actor.credential.type !== 'session') throw new DomainError('auth.session-required');
    const user = await this.users.findById(tx, actor.accountId, actor.userId);
    if (!user) throw new DomainError('identity.user-not-found');
    const ip = actor.ip ?? '';
    this.throttle.begin(user.email, ip);
    const hash = await this.users.findPasswordHash(tx, actor.accountId, actor.userId);
    if (!(await verifyPassword(hash, password))) {
      throw new DomainError('auth.password-incorrect', { source: { pointer: '/data/attributes/current-password' } });
    }
    this.throttle.succeed(user.email, ip);
  }

  /** Sets one's own password; every session but the present one ends. */
  async change(tx: EntityManager, actor: Principal, passwordHash: string): Promise<void> {
    const { accountId, userId, credential } = actor;
    const user = await this.users.lockById(tx, accountId, userId);
    if (!user?.active) throw new DomainError('identity.user-not-found');
    await this.users.setPassword(tx, user, { passwordHash, at: this.clock.now() });
    const told = eventActorOf(actor);
    await this.sessions.endAllOf(tx, user, told, credential.type === 'session' ? credential.sessionId : undefined);
    await this.outbox.record(tx, passwordChanged, { accountId, actor: told, data: { userId, by: 'change' } });
  }
}
