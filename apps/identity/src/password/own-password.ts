import { eventActorOf, type Principal } from '@plumbline/contracts';
import { verifyPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SignInThrottle } from '../session/sign-in-throttle';
import { UserRepository } from '../user/user.repository';
import { PasswordService } from './password.service';

/** The password of someone who has signed in. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
    private readonly passwords: PasswordService,
  ) {}

  /**
   * Asks for the present one, outside of any transaction: hashing takes its time. Guessing is as slow here as at the sign-in.
   * @throws DomainError `auth.session-required`, `auth.password-incorrect` and `auth.too-many-failures`.
   */
  async assertPresent(tx: EntityManager, actor: Principal, typed: string): Promise<void> {
    const { accountId, userId, credential, ip = '' } = actor;
    if (credential.type !== 'session') throw new DomainError('auth.session-required');
    const user = await this.users.findById(tx, accountId, userId);
    if (!user) throw new DomainError('identity.user-not-found');
    this.throttle.begin(user.email, ip);
    const hash = await this.users.findPasswordHash(tx, accountId, userId);
    if (!(await verifyPassword(hash, typed))) {
      throw new DomainError('auth.password-incorrect', { source: { pointer: '/data/attributes/current-password' } });
    }
    this.throttle.succeed(user.email, ip);
  }

  /** Sets another; every session but the present one ends. */
  async change(tx: EntityManager, actor: Principal, passwordHash: string): Promise<void> {
    const { accountId, userId, credential } = actor;
    const user = await this.users.lockById(tx, accountId, userId);
    if (!user?.active) throw new DomainError('identity.user-not-found');
    const spared = credential.type === 'session' ? credential.sessionId : undefined;
    await this.passwords.set(tx, user, { passwordHash, by: 'change', actor: eventActorOf(actor), spared });
  }
}
