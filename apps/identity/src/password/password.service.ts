import { passwordChanged, type EventActor, type EventData } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SessionEndService } from '../session/session-end.service';
import type { StoredUser } from '../user/user';
import { UserRepository } from '../user/user.repository';
import { PasswordLinks } from './password-links';

export interface NewPassword {
  /** It comes hashed: that takes too long for a transaction. */
  passwordHash: string;
  by: EventData<typeof passwordChanged>['by'];
  actor: EventActor;
  /** The one session that goes on. */
  spared?: string;
}

/** Giving people a password, and what ends with the one before. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly users: UserRepository,
    private readonly links: PasswordLinks,
    private readonly sessions: SessionEndService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Sets the password of a user who is locked. Links to choose one end, and sessions that the old one has opened. */
  async set(tx: EntityManager, user: StoredUser, { passwordHash, by, actor, spared }: NewPassword): Promise<void> {
    await this.users.setPassword(tx, user, { passwordHash, at: this.clock.now() });
    await this.links.endAllOf(tx, user);
    await this.sessions.endAllOf(tx, user, actor, spared);
    const { accountId, id: userId } = user;
    await this.outbox.record(tx, passwordChanged, { accountId, actor, data: { userId, by } });
  }
}
