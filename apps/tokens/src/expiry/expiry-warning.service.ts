import { tokenExpiring } from '@plumbline/contracts';
import { UnitOfWork } from '@plumbline/messaging';
import { BackgroundLoop, Log } from '@plumbline/runtime';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ZodError } from 'zod';
import { TokenRepository } from '../token/token.repository';
import { warningDays, warningDue } from './expiry.policy';

const batchSize = 200;
const scanEveryMs = 60_000;
const dayMs = 86_400_000;

/** Records a warning for each token that expires soon. Any number of processes may run it: each locks the tokens it warns of. */
@Injectable()
export class ExpiryWarningService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: TokenRepository,
    private readonly log: Log,
  ) {
    const run = async () => (await this.warnOfNext()) > 0;
    this.loop = new BackgroundLoop({ name: 'expiry-warnings', everyMs: scanEveryMs, run }, log);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Handles one batch of expiring tokens. Resolves with the number of tokens in it. */
  warnOfNext(): Promise<number> {
    return this.unitOfWork.runInternal(async ({ tx, now, record }) => {
      const before = new Date(now.getTime() + warningDays[0] * dayMs);
      const expiring = await this.tokens.lockExpiring(tx, { now, before, limit: batchSize });
      for (const token of expiring) {
        const { accountId, id: tokenId, userId, name } = token;
        const days = warningDue(token, now);
        // Stored without a warning as well, so that the next scan skips the token.
        await this.tokens.setWarned(tx, accountId, tokenId, days ?? reachedThreshold(token.expiresAt!, now));
        if (days === undefined) continue;
        const data = { tokenId, userId, name, days, expiresAt: token.expiresAt!.toISOString() };
        // The others must not wait for a token whose stored data does not fit the event.
        await record(tokenExpiring, data, { accountId }).catch((err: unknown) => {
          if (!(err instanceof ZodError)) throw err;
          this.log.error({ event: 'token.warning-invalid', tokenId, accountId, err });
        });
      }
      return expiring.length;
    });
  }
}

/** The threshold that a token with a short lifetime has reached, although it gets no warning. */
function reachedThreshold(expiresAt: Date, now: Date): number {
  return expiresAt.getTime() - now.getTime() <= dayMs ? 1 : 7;
}
