import { linkUrl, type LinkPurpose, type Principal } from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import type { Reader, Transaction } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { StoredUser } from '../user/user';
import {
  assertMaySeeLink,
  grantOf,
  grantsRolesOf,
  isGranted,
  type LinkGrant,
  type StoredGrant,
} from './password-link.policy';
import { PasswordLinkRepository, type StoredLink } from './password-link.repository';
import { RoleGiverRepository } from './role-giver.repository';

const hourMs = 3_600_000;
const lifetimeMs: Record<LinkPurpose, number> = { invitation: 7 * 24 * hourMs, 'password-reset': hourMs };

/** The user of a link. */
export type LinkHolder = Pick<StoredUser, 'id' | 'accountId' | keyof LinkGrant>;

/** Password links: each is valid once, until it expires, for what its user was when it was made. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly links: PasswordLinkRepository,
    private readonly roleGivers: RoleGiverRepository,
    private readonly clock: Clock,
  ) {}

  /** When a link that is made now expires. */
  expiryOf(purpose: LinkPurpose): Date {
    return new Date(this.clock.now().getTime() + lifetimeMs[purpose]);
  }

  /** Makes a link and returns its URL, whose secret is stored nowhere. `baseUrl` is that of the console. */
  async create(
    tx: Transaction,
    user: LinkHolder,
    { purpose, baseUrl }: { purpose: LinkPurpose; baseUrl: string },
  ): Promise<{ link: string; until: Date }> {
    const secret = mintLinkSecret();
    const hash = sha256Hex(secret);
    const until = await this.open(tx, user, { purpose, hash, granted: grantOf(user) });
    return { link: linkUrl(baseUrl.replace(/\/+$/, ''), purpose, secret), until };
  }

  /** Makes the invitation with this hash valid, for an inviter who sees its link. @throws DomainError `access.denied` */
  async openFor(tx: Transaction, actor: Principal, user: LinkHolder, hash: string): Promise<void> {
    const givers = await this.roleGivers.listOfUser(tx, user.id);
    assertMaySeeLink(actor, givers);
    const granted = { ...grantOf(user), rolesBy: [...givers, actor.userId] };
    await this.open(tx, user, { purpose: 'invitation', hash, granted });
  }

  /**
   * @throws DomainError `identity.link-invalid` for unknown, used and expired links alike, and for one that its inviter has seen
   * when somebody else has given its user a role in a project.
   */
  async find(reader: Reader, hash: string): Promise<StoredLink> {
    const link = await this.links.findByHash(reader, hash);
    if (!link?.granted || link.expiresAt <= this.clock.now()) throw linkInvalid();
    if (!grantsRolesOf(link.granted, await this.roleGivers.listOfUser(reader, link.userId))) throw linkInvalid();
    return link;
  }

  /** Makes all links of a user invalid. */
  async endAllOf(tx: Transaction, { accountId, id }: LinkHolder): Promise<void> {
    await this.links.deleteOfUser(tx, accountId, id);
  }

  /** Earlier links stay valid: a mail that is sent twice must not invalidate its first link. */
  private async open(
    tx: Transaction,
    { accountId, id: userId }: LinkHolder,
    link: { purpose: LinkPurpose; hash: string; granted: StoredGrant },
  ): Promise<Date> {
    const now = this.clock.now();
    const expiresAt = this.expiryOf(link.purpose);
    await this.links.deleteEnded(tx, now);
    await this.links.insert(tx, { ...link, accountId, userId, createdAt: now, expiresAt });
    return expiresAt;
  }
}

/** @throws DomainError `identity.link-invalid` unless the user is active and has no more rights than the link grants. */
export function assertFits({ granted }: StoredLink, user: StoredUser | null): asserts user {
  if (!user?.active || !granted || !isGranted(user, granted)) throw linkInvalid();
}

function linkInvalid(): DomainError {
  return new DomainError('identity.link-invalid', {
    detail: 'The link was used, has expired, is incomplete, or its user has more rights now. Request a new one.',
  });
}
