import { inviteUser, userInvited, type Invitation, type Principal, type RpcRequest } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork, type RpcContext, type Work } from '@plumbline/messaging';
import type { Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository';
import { MailQueue } from '../mail/mail-queue';
import { grantOf, isGranted } from '../password/password-link.policy';
import { PasswordLinks, type LinkHolder } from '../password/password-links';
import type { StoredUser } from '../user/user';
import { assertManages, assertMayGive, mayRead } from '../user/user.policy';
import { UserRepository } from '../user/user.repository';

/** Invites users to choose their first password. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly links: PasswordLinks,
    private readonly mails: MailQueue,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Invites a user who has no password, by mail. The link of the mail is made when the mail is sent. Where no mail is sent,
   * the link with the given hash becomes valid, and the inviter passes it on.
   */
  async invite(unit: Work, actor: Principal, user: LinkHolder, linkHash: string): Promise<Invitation> {
    const expiresAt = await this.send(unit, actor, user);
    const shown = !this.mails.delivers;
    if (shown) await this.links.openFor(unit.tx, actor, user, linkHash);
    return { expiresAt, linkHash: shown ? linkHash : null };
  }

  /**
   * Mails another invitation to an invited user whose links a change of their rights has ended. Where no mail is sent, somebody
   * who has these rights invites them again.
   */
  async replaceEnded(unit: Work, actor: Principal, before: StoredUser, after: StoredUser): Promise<void> {
    const invited = after.active && !after.activatedAt;
    if (invited && this.mails.delivers && !isGranted(after, grantOf(before))) await this.send(unit, actor, after);
  }

  /** Invites a user once more. Earlier links of the user become invalid. */
  inviteAgain(call: RpcContext, { linkHash, ...request }: RpcRequest<typeof inviteUser>): Promise<Invitation> {
    // The idempotency key covers the request without the link's hash, which differs in every repeat of the call.
    return this.unitOfWork.run(call, request, async (unit) => {
      const { actor, userId } = request;
      const user = await this.lockInvited(unit.tx, actor, userId);
      // The reply may show the link to the inviter, who must not get permissions by it that they do not have.
      assertMayGive(actor, user.permissions);
      await this.links.endAllOf(unit.tx, user);
      return this.invite(unit, actor, user, linkHash);
    });
  }

  /**
   * The user, locked until the transaction ends.
   * @throws DomainError `identity.already-activated` for a user with a password; `identity.user-not-found`, and those of
   * `assertManages`.
   */
  async lockInvited(tx: Transaction, actor: Principal, userId: number): Promise<StoredUser> {
    // The account is locked before its user, as by every write.
    await this.accounts.lockById(tx, actor.accountId);
    const user = mayRead(actor, userId) ? await this.users.lockById(tx, actor.accountId, userId) : null;
    if (!user) throw new DomainError('identity.user-not-found');
    assertManages(actor, user);
    if (user.activatedAt) {
      throw new DomainError('identity.already-activated', {
        detail: 'The user has a password and can choose another with "Forgot your password?".',
      });
    }
    return user;
  }

  /** Queues the mail. Resolves with the instant at which its link expires. */
  private async send({ tx, record }: Work, actor: Principal, user: LinkHolder): Promise<string> {
    const [inviter, account] = await Promise.all([
      this.users.findById(tx, user.accountId, actor.userId),
      this.accounts.findById(tx, user.accountId),
    ]);
    const name = inviter && `${inviter.firstName} ${inviter.lastName}`;
    await this.mails.add(tx, user, { kind: 'invitation', inviter: name, account: account?.name ?? '' });
    const expiresAt = this.links.expiryOf('invitation').toISOString();
    await record(userInvited, { userId: user.id, expiresAt });
    return expiresAt;
  }
}
