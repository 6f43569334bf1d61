import {
  getPasswordLink,
  redeemPasswordLink,
  requestPasswordReset,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import { UnitOfWork, type RpcContext, type UnattributedWork } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../account/account.service';
import { MailQueue } from '../mail/mail-queue';
import { UserRepository } from '../user/user.repository';
import { assertFits, PasswordLinks } from './password-links';
import { PasswordService } from './password.service';

const mailEveryMs = 60_000;

type Redemption = Omit<RpcRequest<typeof redeemPasswordLink>, 'password'>;

/** Sends, describes and redeems password links, for holders who are not authenticated. */
@Injectable()
export class PasswordLinkService {
  constructor(
    private readonly links: PasswordLinks,
    private readonly users: UserRepository,
    private readonly accounts: AccountService,
    private readonly mails: MailQueue,
    private readonly passwords: PasswordService,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Mails a link to the user with this e-mail, at most once a minute. The reply does not tell whether there is such a user.
   * Idempotent by nature: repeats within a minute queue no other mail.
   */
  requestReset({ email }: RpcRequest<typeof requestPasswordReset>): Promise<RpcReply<typeof requestPasswordReset>> {
    return this.unitOfWork.runInternal(async ({ tx }) => {
      await this.mails.addForEmail(tx, email, { kind: 'password-reset' }, { everyMs: mailEveryMs });
      return {};
    });
  }

  /** The purpose and the user of a link. @throws DomainError `identity.link-invalid` */
  async describe({ linkHash }: RpcRequest<typeof getPasswordLink>): Promise<RpcReply<typeof getPasswordLink>> {
    const { reader } = this.database;
    const link = await this.links.find(reader, linkHash);
    const { accountId, userId, purpose, expiresAt } = link;
    const [user, account] = await Promise.all([
      this.users.findById(reader, accountId, userId),
      this.accounts.find(reader, accountId),
    ]);
    assertFits(link, user);
    const { email, firstName, lastName, language } = user;
    return {
      ...{ purpose, email, firstName, lastName, language },
      accountName: account.name,
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** Sets the password of the link's user. The link becomes invalid. @throws DomainError `identity.link-invalid` */
  async redeem(
    call: RpcContext,
    { password, ...redemption }: RpcRequest<typeof redeemPasswordLink>,
  ): Promise<RpcReply<typeof redeemPasswordLink>> {
    const { linkHash } = redemption;
    // Verified before the password is hashed, which is slow, so that invented links cost little.
    await this.describe({ linkHash });
    const passwordHash = await hashPassword(password);
    // The idempotency key is stored with a fast hash of the request, which must not cover the password.
    return this.unitOfWork.runAnonymous(call, { linkHash }, (unit) => this.use(unit, redemption, passwordHash));
  }

  private async use(
    unit: UnattributedWork,
    { linkHash, ip, userAgent }: Redemption,
    passwordHash: string,
  ): Promise<RpcReply<typeof redeemPasswordLink>> {
    const { accountId, userId } = await this.links.find(unit.tx, linkHash);
    // The link is read again once the user is locked: ending links locks the user, so only one of two holders succeeds.
    const user = await this.users.lockById(unit.tx, accountId, userId);
    const link = await this.links.find(unit.tx, linkHash);
    assertFits(link, user);
    const origin = { accountId, actor: { userId, ip, userAgent } };
    await this.passwords.set(unit.attributedTo(origin), user, { passwordHash, by: link.purpose });
    return { accountId, userId, email: user.email };
  }
}
