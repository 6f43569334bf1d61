import type { LinkPurpose } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StoredUser } from '../user/user';
import { PasswordLinkRepository, type StoredLink } from './password-link.repository';

const hourMs = 3_600_000;
const lifetimeMs: Record<LinkPurpose, number> = { invitation: 7 * 24 * hourMs, 'password-reset': hourMs };

type LinkHolder = Pick<StoredUser, 'id' | 'accountId'>;

/** The links by which people choose their passwords: each works once, and for a while. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly links: PasswordLinkRepository,
    private readonly clock: Clock,
  ) {}

  /** When a link that is made now ends. */
  expiryOf(purpose: LinkPurpose): Date {
    return new Date(this.clock.now().getTime() + lifetimeMs[purpose]);
  }

  /** Makes the link with this hash good. Earlier ones stay so: a mail that is sent again must not spoil the first. */
  async open(tx: EntityManager, { accountId, id }: LinkHolder, purpose: LinkPurpose, hash: string): Promise<Date> {
    const now = this.clock.now();
    const expiresAt = this.expiryOf(purpose);
    await this.links.deleteEnded(tx, now);
    await this.links.insert(tx, { hash, accountId, userId: id, purpose, createdAt: now, expiresAt });
    return expiresAt;
  }

  /** @throws DomainError `identity.link-invalid`, the same for unknown, used and old ones. */
  async find(tx: EntityManager, hash: string): Promise<StoredLink> {
    return this.good(await this.links.findByHash(tx, hash));
  }

  async endAllOf(tx: EntityManager, { accountId, id }: LinkHolder): Promise<void> {
    await this.links.deleteOfUser(tx, accountId, id);
  }

  private good(link: StoredLink | null): StoredLink {
    if (link && link.expiresAt > this.clock.now()) return link;
    throw linkInvalid();
  }
}

export function linkInvalid(): DomainError {
  return new DomainError('identity.link-invalid', {
    detail: 'It was used, is too old, or is not complete. Ask for a new one.',
  });
}
