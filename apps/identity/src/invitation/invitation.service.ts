import { eventActorOf, userInvited, type Invitation, type Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Outbox } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountRepository } from '../account/account.repository';
import { MailQueue } from '../mail/mail-queue';
import { PasswordLinks } from '../password/password-links';
import type { StoredUser } from '../user/user';
import { assertManages, assertMayGive, mayRead } from '../user/user.policy';
import { UserRepository } from '../user/user.repository';

/** How people who were added come by their first password. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly links: PasswordLinks,
    private readonly mails: MailQueue,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Invites a user who has no password: by mail, whose link is made when it is sent, or where no mail is sent by the link
   * whose hash is given, which the inviter hands on.
   */
  async invite(
    tx: EntityManager,
    actor: Principal,
    user: Pick<StoredUser, 'id' | 'accountId'>,
    linkHash: string,
  ): Promise<Invitation> {
    const { accountId, id: userId } = user;
    const [inviter, account] = await Promise.all([
      this.users.findById(tx, accountId, actor.userId),
      this.accounts.findById(tx, accountId),
    ]);
    const name = inviter && `${inviter.firstName} ${inviter.lastName}`;
    await this.mails.add(tx, user, { kind: 'invitation', inviter: name, account: account?.name ?? '' });
    const shown = !this.mails.delivers;
    if (shown) await this.links.open(tx, user, 'invitation', linkHash);
    const expiresAt = this.links.expiryOf('invitation').toISOString();
    await this.outbox.record(tx, userInvited, {
      accountId,
      actor: eventActorOf(actor),
      data: { userId, expiresAt },
    });
    return { expiresAt, linkHash: shown ? linkHash : null };
  }

  /** Invites again; what was sent before ends. */
  async resend(tx: EntityManager, actor: Principal, userId: number, linkHash: string): Promise<Invitation> {
    const user = await this.lockInvited(tx, actor, userId);
    // The link may be shown to the inviter: it must not be a way to permissions that the inviter does not have.
    assertMayGive(actor, user.permissions);
    await this.links.endAllOf(tx, user);
    return this.invite(tx, actor, user, linkHash);
  }

  /** The user, locked until the transaction ends, when the actor manages them and they have no password yet. */
  async lockInvited(tx: EntityManager, actor: Principal, userId: number): Promise<StoredUser> {
    // In the order in which everybody locks: the account, then its user.
    await this.accounts.lockById(tx, actor.accountId);
    const user = mayRead(actor, userId) ? await this.users.lockById(tx, actor.accountId, userId) : null;
    if (!user) throw new DomainError('identity.user-not-found');
    assertManages(actor, user);
    if (user.activatedAt) {
      throw new DomainError('identity.already-activated', {
        detail: 'Whoever has a password chooses another by "Forgot your password?".',
      });
    }
    return user;
  }
}
