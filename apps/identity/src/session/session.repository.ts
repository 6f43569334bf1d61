import { deleteBatch, type Reader, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { SessionEntity } from './session.entity';
import type { SessionTimes } from './session.policy';

/** A row of a session. */
export interface StoredSession extends SessionTimes {
  id: string;
  accountId: number;
  userId: number;
  hash: string;
  ip: string;
  userAgent: string | null;
  createdAt: Date;
}

/** A user who signs in waits for it. More than one, so that none remain in the end. */
const deletedAtATime = 100;

@Injectable()
export class SessionRepository {
  /** Finds a session by the hash of its secret alone: the caller is not authenticated yet, so the account is unknown. */
  findByHash(reader: Reader, hash: string): Promise<StoredSession | null> {
    return reader.findOneBy(SessionEntity, { hash });
  }

  async insert(tx: Transaction, session: StoredSession): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async recordUse(tx: Transaction, { accountId, id }: StoredSession, at: Date): Promise<void> {
    await tx.update(SessionEntity, { accountId, id }, { lastUsedAt: at });
  }

  /** Resolves with the deleted session; undefined when there is none. */
  async deleteByHash(tx: Transaction, hash: string): Promise<StoredSession | undefined> {
    const session = await tx.findOne(SessionEntity, { where: { hash }, lock: { mode: 'pessimistic_write' } });
    if (!session) return undefined;
    await tx.delete(SessionEntity, { accountId: session.accountId, id: session.id });
    return session;
  }

  findById(reader: Reader, accountId: number, id: string): Promise<StoredSession | null> {
    return reader.findOneBy(SessionEntity, { accountId, id });
  }

  /** A user's sessions, the last used first, expired ones included. */
  listOfUser(reader: Reader, accountId: number, userId: number): Promise<StoredSession[]> {
    return reader.find(SessionEntity, { where: { accountId, userId }, order: { lastUsedAt: 'desc', id: 'desc' } });
  }

  /** Resolves with whether the session existed. */
  async delete(tx: Transaction, { accountId, id }: StoredSession): Promise<boolean> {
    const { affected } = await tx.delete(SessionEntity, { accountId, id });
    return affected === 1;
  }

  /** Deletes a user's sessions except `spared`. Resolves with the deleted ones. */
  async deleteOfUser(tx: Transaction, accountId: number, userId: number, spared?: string): Promise<StoredSession[]> {
    const those = { accountId, userId, ...(spared && { id: Not(spared) }) };
    const sessions = await tx.find(SessionEntity, {
      where: those,
      order: { id: 'asc' },
      lock: { mode: 'pessimistic_write' },
    });
    await tx.delete(SessionEntity, those);
    return sessions;
  }

  /** Deletes some of the sessions of all accounts that have reached their maximum duration. */
  async deleteEnded(tx: Transaction, now: Date): Promise<void> {
    const ended = { table: 'session', where: 'ends_at <= $1', orderBy: 'ends_at', values: [now] };
    await deleteBatch(tx, ended, deletedAtATime);
  }
}
