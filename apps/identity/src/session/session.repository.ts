import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { SessionEntity } from './session.entity';
import type { SessionTimes } from './session.policy';

/** What is stored of a session. */
export interface StoredSession extends SessionTimes {
  id: string;
  accountId: number;
  userId: number;
  hash: string;
  ip: string;
  userAgent: string | null;
  createdAt: Date;
}

/** Where live sessions are kept. A session's hash stands for its secret: whoever has that needs no account to find it. */
@Injectable()
export class SessionRepository {
  findByHash(tx: EntityManager, hash: string): Promise<StoredSession | null> {
    return tx.findOneBy(SessionEntity, { hash });
  }

  async insert(tx: EntityManager, session: StoredSession): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async recordUse(tx: EntityManager, { accountId, id }: StoredSession, at: Date): Promise<void> {
    await tx.update(SessionEntity, { accountId, id }, { lastUsedAt: at });
  }

  /** The session that was there to be ended, if there was one. */
  async deleteByHash(tx: EntityManager, hash: string): Promise<StoredSession | undefined> {
    const session = await tx.findOne(SessionEntity, { where: { hash }, lock: { mode: 'pessimistic_write' } });
    if (!session) return undefined;
    await tx.delete(SessionEntity, { accountId: session.accountId, id: session.id });
    return session;
  }

  findById(tx: EntityManager, accountId: number, id: string): Promise<StoredSession | null> {
    return tx.findOneBy(SessionEntity, { accountId, id });
  }

  /** A user's sessions, the last used first; some may have passed their end. */
  listOfUser(tx: EntityManager, accountId: number, userId: number): Promise<StoredSession[]> {
    return tx.find(SessionEntity, { where: { accountId, userId }, order: { lastUsedAt: 'desc', id: 'desc' } });
  }

  /** Whether it was there to be deleted. */
  async delete(tx: EntityManager, { accountId, id }: StoredSession): Promise<boolean> {
    const { affected } = await tx.delete(SessionEntity, { accountId, id });
    return affected === 1;
  }

  /** The sessions that the user had, but for one that may be spared. */
  async deleteOfUser(tx: EntityManager, accountId: number, userId: number, spared?: string): Promise<StoredSession[]> {
    const those = { accountId, userId, ...(spared && { id: Not(spared) }) };
    const sessions = await tx.find(SessionEntity, {
      where: those,
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    await tx.delete(SessionEntity, those);
    return sessions;
  }

  /** Makes room: whatever has passed its latest end, in any account. */
  async deleteEnded(tx: EntityManager, now: Date): Promise<void> {
    await tx.delete(SessionEntity, { endsAt: LessThanOrEqual(now) });
  }
}
