import { changePassword, type Principal, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { hashPassword, verifyPassword } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type Work } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { SignInThrottle } from '../session/sign-in-throttle';
import { UserRepository } from '../user/user.repository';
import { PasswordService } from './password.service';

/** Changes the password of a signed-in user who knows the present one. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly users: UserRepository,
    private readonly throttle: SignInThrottle,
    private readonly passwords: PasswordService,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async change(
    call: RpcContext,
    { actor, currentPassword, password }: RpcRequest<typeof changePassword>,
  ): Promise<RpcReply<typeof changePassword>> {
    const presentHash = await this.verifyPresent(actor, currentPassword);
    const passwordHash = await hashPassword(password);
    // The idempotency key is stored with a fast hash of the request, which must not cover the passwords.
    return this.unitOfWork.run(call, { actor }, async (unit) => {
      await this.replace(unit, actor, { presentHash, passwordHash });
      return {};
    });
  }

  /**
   * Verifies the present password, with the same throttle as the sign-in. Runs outside of a transaction: hashing is slow.
   * @returns The stored hash of the present password.
   * @throws DomainError `auth.session-required`, `auth.password-incorrect` and `auth.too-many-failures`.
   */
  async verifyPresent(actor: Principal, typed: string): Promise<string> {
    const { accountId, userId, credential, ip = '' } = actor;
    if (credential.type !== 'session') throw new DomainError('auth.session-required');
    const { reader } = this.database;
    const user = await this.users.findById(reader, accountId, userId);
    if (!user) throw new DomainError('identity.user-not-found');
    // A session is as good as a known device: failures of others do not count for it.
    this.throttle.begin(user.email, ip, credential.sessionId);
    const hash = await this.users.findPasswordHash(reader, accountId, userId);
    const right = await verifyPassword(hash, typed);
    if (hash === undefined || !right) throw incorrect();
    this.throttle.succeed(user.email, ip, credential.sessionId);
    return hash;
  }

  /**
   * Sets another password and ends every session but the present one.
   * @throws DomainError `auth.password-incorrect` when another call has replaced the present password meanwhile.
   */
  async replace(
    unit: Work,
    actor: Principal,
    { presentHash, passwordHash }: { presentHash: string; passwordHash: string },
  ): Promise<void> {
    const { accountId, userId, credential } = actor;
    const user = await this.users.lockById(unit.tx, accountId, userId);
    if (!user?.active) throw new DomainError('identity.user-not-found');
    if ((await this.users.findPasswordHash(unit.tx, accountId, userId)) !== presentHash) throw incorrect();
    const spared = credential.type === 'session' ? credential.sessionId : undefined;
    await this.passwords.set(unit, user, { passwordHash, by: 'change', spared });
  }
}

function incorrect(): DomainError {
  return new DomainError('auth.password-incorrect', { source: { pointer: '/data/attributes/current-password' } });
}
