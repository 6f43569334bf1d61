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
   * @returns The hash that it fits.
   * @throws DomainError `auth.session-required`, `auth.password-incorrect` and `auth.too-many-failures`.
   */
  async assertPresent(tx: EntityManager, actor: Principal, typed: string): Promise<string> {
    const { accountId, userId, credential, ip = '' } = actor;
    if (credential.type !== 'session') throw new DomainError('auth.session-required');
    const user = await this.users.findById(tx, accountId, userId);
    if (!user) throw new DomainError('identity.user-not-found');
    this.throttle.begin(user.email, ip);
    const hash = await this.users.findPasswordHash(tx, accountId, userId);
    const right = await verifyPassword(hash, typed);
    if (hash === undefined || !right) throw incorrect();
    this.throttle.succeed(user.email, ip);
    return hash;
  }

  /** Sets another, unless the present one was replaced meanwhile; every session but the present one ends. */
  async change(
    tx: EntityManager,
    actor: Principal,
    { presentHash, passwordHash }: { presentHash: string; passwordHash: string },
  ): Promise<void> {
    const { accountId, userId, credential } = actor;
    const user = await this.users.lockById(tx, accountId, userId);
    if (!user?.active) throw new DomainError('identity.user-not-found');
    if ((await this.users.findPasswordHash(tx, accountId, userId)) !== presentHash) throw incorrect();
    const spared = credential.type === 'session' ? credential.sessionId : undefined;
    await this.passwords.set(tx, user, { passwordHash, by: 'change', actor: eventActorOf(actor), spared });
  }
}

function incorrect(): DomainError {
  return new DomainError('auth.password-incorrect', { source: { pointer: '/data/attributes/current-password' } });
}
