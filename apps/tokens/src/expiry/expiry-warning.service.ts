import { tokenExpiring } from '@plumbline/contracts';
import { Outbox } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { TokenRepository } from '../token/token.repository';
import { warningDays, warningDue } from './expiry.policy';

const batchSize = 200;
const dayMs = 86_400_000;

/** Tells, once each time, that tokens are about to end. */
@Injectable()
export class ExpiryWarnings {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** One batch, in one transaction with the events; resolves with how many tokens were looked at. */
  giveDue(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const before = new Date(now.getTime() + warningDays[0] * dayMs);
      const ending = await this.tokens.lockEnding(tx, { now, before, limit: batchSize });
      for (const token of ending) {
        const days = warningDue(token, now);
        // Noted also when none is given, so that the token is not looked at every time.
        await this.tokens.setWarned(tx, token, days ?? nextThreshold(token.expiresAt!, now));
        if (days === undefined) continue;
        const { accountId, id: tokenId, userId, name } = token;
        const data = { tokenId, userId, name, days, expiresAt: token.expiresAt!.toISOString() };
        await this.outbox.record(tx, tokenExpiring, { accountId, data });
      }
      return ending.length;
    });
  }
}

/** The warning that would have been due, had the token been made to last longer. */
function nextThreshold(expiresAt: Date, now: Date): number {
  return expiresAt.getTime() - now.getTime() <= dayMs ? 1 : 7;
}
