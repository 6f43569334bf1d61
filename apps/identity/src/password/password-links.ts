import { linkUrl, type LinkPurpose } from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import type { Reader, Transaction } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { StoredUser } from '../user/user';
import { grantOf, isGranted, type LinkGrant } from './password-link.policy';
import { PasswordLinkRepository, type StoredLink } from './password-link.repository';

const hourMs = 3_600_000;
const lifetimeMs: Record<LinkPurpose, number> = { invitation: 7 * 24 * hourMs, 'password-reset': hourMs };

/** The user of a link. */
export type LinkHolder = Pick<StoredUser, 'id' | 'accountId' | keyof LinkGrant>;

/** Password links: each is valid once, until it expires, for what its user was when it was made. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly links: PasswordLinkRepository,
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
    const until = await this.open(tx, user, purpose, sha256Hex(secret));
    return { link: linkUrl(baseUrl.replace(/\/+$/, ''), purpose, secret), until };
  }

  /** Makes the link with this hash valid. Earlier ones stay valid: a mail that is sent twice must not invalidate its first link. */
  async open(tx: Transaction, user: LinkHolder, purpose: LinkPurpose, hash: string): Promise<Date> {
    const { accountId, id: userId } = user;
    const now = this.clock.now();
    const expiresAt = this.expiryOf(purpose);
    await this.links.deleteEnded(tx, now);
    await this.links.insert(tx, {
      hash,
      accountId,
      userId,
      purpose,
      granted: grantOf(user),
      createdAt: now,
      expiresAt,
    });
    return expiresAt;
  }

  /** @throws DomainError `identity.link-invalid` for unknown, used and expired links alike. */
  async find(reader: Reader, hash: string): Promise<StoredLink> {
    return this.assertValid(await this.links.findByHash(reader, hash));
  }

  /** Makes all links of a user invalid. */
  async endAllOf(tx: Transaction, { accountId, id }: LinkHolder): Promise<void> {
    await this.links.deleteOfUser(tx, accountId, id);
  }

  private assertValid(link: StoredLink | null): StoredLink {
    if (link && link.expiresAt > this.clock.now()) return link;
    throw linkInvalid();
  }
}

/** @throws DomainError `identity.link-invalid` unless the user is active and has no more rights than the link grants. */
export function assertFits({ granted }: StoredLink, user: StoredUser | null): asserts user {
  if (!user?.active || !granted || !isGranted(user, granted)) throw linkInvalid();
}

function linkInvalid(): DomainError {
  return new DomainError('identity.link-invalid', {
    detail: 'The link was used, has expired or is incomplete. Request a new one.',
  });
}
