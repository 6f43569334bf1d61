import type { LinkPurpose } from '@plumbline/contracts';
import { deleteBatch, type Reader, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { PasswordLinkEntity } from './password-link.entity';
import type { StoredGrant } from './password-link.policy';

/** A row of a password link. */
export interface StoredLink {
  hash: string;
  accountId: number;
  userId: number;
  purpose: LinkPurpose;
  granted: StoredGrant | null;
  createdAt: Date;
  expiresAt: Date;
}

/** The work that makes a link waits for it. More than one, so that none remain in the end. */
const deletedAtATime = 100;

@Injectable()
export class PasswordLinkRepository {
  /** Finds a link by the hash of its secret alone: its holder is not authenticated, so the account is unknown. */
  findByHash(reader: Reader, hash: string): Promise<StoredLink | null> {
    return reader.findOneBy(PasswordLinkEntity, { hash });
  }

  async insert(tx: Transaction, link: StoredLink): Promise<void> {
    await tx.insert(PasswordLinkEntity, link);
  }

  async deleteOfUser(tx: Transaction, accountId: number, userId: number): Promise<void> {
    await tx.delete(PasswordLinkEntity, { accountId, userId });
  }

  /** Deletes some of the expired links of all accounts. */
  async deleteEnded(tx: Transaction, now: Date): Promise<void> {
    const ended = { table: 'password_link', where: 'expires_at <= $1', orderBy: 'expires_at', values: [now] };
    await deleteBatch(tx, ended, deletedAtATime);
  }
}
