import { sessionEnded, type EventActor } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StoredUser } from '../user/user';
import { SessionRepository, type StoredSession } from './session.repository';

/** The end of sessions before their time, told to every gateway. */
@Injectable()
export class SessionEndService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Ends the session with this hash; nothing happens when there is none. */
  async end(tx: EntityManager, hash: string): Promise<void> {
    const ended = await this.sessions.deleteByHash(tx, hash);
    if (ended) await this.announce(tx, ended, { userId: ended.userId });
  }

  /** Ends every session of a user, but for one that may be spared. */
  async endAllOf(
    tx: EntityManager,
    { accountId, id }: Pick<StoredUser, 'accountId' | 'id'>,
    actor: EventActor,
    spared?: string,
  ): Promise<void> {
    const ended = await this.sessions.deleteOfUser(tx, accountId, id, spared);
    for (const session of ended) await this.announce(tx, session, actor);
  }

  /** Ends one session that has been found; ending it twice is no error. */
  async endFound(tx: EntityManager, session: StoredSession, actor: EventActor): Promise<void> {
    if (await this.sessions.delete(tx, session)) await this.announce(tx, session, actor);
  }

  private async announce(tx: EntityManager, session: StoredSession, actor: EventActor): Promise<void> {
    const { id, accountId, userId } = session;
    await this.outbox.record(tx, sessionEnded, { accountId, actor, data: { sessionId: id, userId } });
  }
}
