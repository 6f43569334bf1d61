import type { LinkPurpose } from '@plumbline/contracts';
import type { Reader, Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { PasswordLinkEntity } from './password-link.entity';
import type { LinkGrant } from './password-link.policy';

/** A row of a password link. */
export interface StoredLink {
  hash: string;
  accountId: number;
  userId: number;
  purpose: LinkPurpose;
  granted: LinkGrant | null;
  createdAt: Date;
  expiresAt: Date;
}

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

  /** Deletes the expired links of all accounts. */
  async deleteEnded(tx: Transaction, now: Date): Promise<void> {
    await tx.delete(PasswordLinkEntity, { expiresAt: LessThanOrEqual(now) });
  }
}
