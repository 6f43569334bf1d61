import { sessionEnded } from '@plumbline/contracts';
import type { UnattributedWork, Work } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import type { StoredUser } from '../user/user';
import { SessionRepository, type StoredSession } from './session.repository';

/** Ends sessions before they expire, and records it so that every gateway drops them from its cache. */
@Injectable()
export class SessionEndService {
  constructor(private readonly sessions: SessionRepository) {}

  /** Ends the session with this hash, on behalf of its user. Does nothing when there is none. */
  async endByHash(unit: UnattributedWork, hash: string): Promise<void> {
    const ended = await this.sessions.deleteByHash(unit.tx, hash);
    if (!ended) return;
    const { accountId, userId } = ended;
    await recordEnd(unit.attributedTo({ accountId, actor: { userId } }), ended);
  }

  /** Ends every session of a user except `spared`. The unit of work belongs to the user's account. */
  async endAllOf(unit: Work, { accountId, id }: Pick<StoredUser, 'accountId' | 'id'>, spared?: string): Promise<void> {
    const ended = await this.sessions.deleteOfUser(unit.tx, accountId, id, spared);
    for (const session of ended) await recordEnd(unit, session);
  }

  /** Ends one session. Does nothing when another call has ended it. */
  async end(unit: Work, session: StoredSession): Promise<void> {
    if (await this.sessions.delete(unit.tx, session)) await recordEnd(unit, session);
  }
}

async function recordEnd({ record }: Work, { id, userId }: StoredSession): Promise<void> {
  await record(sessionEnded, { sessionId: id, userId });
}
