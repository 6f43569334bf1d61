import type { LinkPurpose } from '@plumbline/contracts';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { PasswordLinkEntity } from './password-link.entity';

/** What is stored of a link. */
export interface StoredLink {
  hash: string;
  accountId: number;
  userId: number;
  purpose: LinkPurpose;
  createdAt: Date;
  expiresAt: Date;
}

/** Where links are kept. A link's hash stands for its secret: whoever has that needs no account to find it. */
@Injectable()
export class PasswordLinkRepository {
  findByHash(tx: EntityManager, hash: string): Promise<StoredLink | null> {
    return tx.findOneBy(PasswordLinkEntity, { hash });
  }

  async insert(tx: EntityManager, link: StoredLink): Promise<void> {
    await tx.insert(PasswordLinkEntity, link);
  }

  async deleteOfUser(tx: EntityManager, accountId: number, userId: number): Promise<void> {
    await tx.delete(PasswordLinkEntity, { accountId, userId });
  }

  /** Makes room: whatever has passed its end, in any account. */
  async deleteEnded(tx: EntityManager, now: Date): Promise<void> {
    await tx.delete(PasswordLinkEntity, { expiresAt: LessThanOrEqual(now) });
  }
}
