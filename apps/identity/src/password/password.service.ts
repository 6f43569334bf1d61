import { passwordChanged, type EventData } from '@plumbline/contracts';
import type { Work } from '@plumbline/messaging';
import { Injectable } from '@nestjs/common';
import { SessionEndService } from '../session/session-end.service';
import type { StoredUser } from '../user/user';
import { UserRepository } from '../user/user.repository';
import { PasswordLinks } from './password-links';

export interface NewPassword {
  /** Hashed by the caller: it takes too long for a transaction. */
  passwordHash: string;
  by: EventData<typeof passwordChanged>['by'];
  /** The id of the session that does not end. */
  spared?: string;
}

/** Sets passwords. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly users: UserRepository,
    private readonly links: PasswordLinks,
    private readonly sessions: SessionEndService,
  ) {}

  /**
   * Sets the password of a user who is locked. Ends the user's password links and sessions. The unit of work belongs to the
   * user's account.
   */
  async set(unit: Work, user: StoredUser, { passwordHash, by, spared }: NewPassword): Promise<void> {
    const { tx, now, record } = unit;
    await this.users.setPassword(tx, user, { passwordHash, at: now });
    await this.links.endAllOf(tx, user);
    await this.sessions.endAllOf(unit, user, spared);
    await record(passwordChanged, { userId: user.id, by });
  }
}
