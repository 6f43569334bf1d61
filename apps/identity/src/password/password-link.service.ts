import type { RpcReply, RpcRequest, getPasswordLink, redeemPasswordLink } from '@plumbline/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../account/account.service';
import { MailQueue } from '../mail/mail-queue';
import { normalizeEmail } from '../user/user';
import { UserRepository } from '../user/user.repository';
import { linkInvalid, PasswordLinks } from './password-links';
import { PasswordService } from './password.service';

const mailEveryMs = 60_000;

/** What people do with links, who are nobody before: ask for one, look at it, choose a password by it. */
@Injectable()
export class PasswordLinkService {
  constructor(
    private readonly links: PasswordLinks,
    private readonly users: UserRepository,
    private readonly accounts: AccountService,
    private readonly mails: MailQueue,
    private readonly passwords: PasswordService,
  ) {}

  /** Mails a link to whoever has this e-mail, at most one a minute; nothing tells whether anybody has. */
  async request(tx: EntityManager, email: string): Promise<void> {
    const known = normalizeEmail(email);
    await this.mails.addForEmail(tx, known, { kind: 'password-reset' }, { everyMs: mailEveryMs });
  }

  /** Whom the link is for. @throws DomainError `identity.link-invalid` */
  async describe(tx: EntityManager, linkHash: string): Promise<RpcReply<typeof getPasswordLink>> {
    const { accountId, userId, purpose, expiresAt } = await this.links.find(tx, linkHash);
    const [user, account] = await Promise.all([
      this.users.findById(tx, accountId, userId),
      this.accounts.get(tx, accountId),
    ]);
    if (!user?.active) throw linkInvalid();
    const { email, firstName, lastName, language } = user;
    return {
      ...{ purpose, email, firstName, lastName, language },
      accountName: account.name,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** Sets the password of whoever the link is for; the link is used up. @throws DomainError `identity.link-invalid` */
  async redeem(
    tx: EntityManager,
    { linkHash, ip, userAgent }: Omit<RpcRequest<typeof redeemPasswordLink>, 'password'>,
    passwordHash: string,
  ): Promise<RpcReply<typeof redeemPasswordLink>> {
    const { accountId, userId } = await this.links.find(tx, linkHash);
    // Of two who hold the link one is first, and it is the user that both wait for: whoever ends links has locked the user too.
    const user = await this.users.lockById(tx, accountId, userId);
    const { purpose } = await this.links.find(tx, linkHash);
    if (!user?.active) throw linkInvalid();
    await this.passwords.set(tx, user, { passwordHash, by: purpose, actor: { userId, ip, userAgent } });
    return { accountId, userId, email: user.email };
  }
}
