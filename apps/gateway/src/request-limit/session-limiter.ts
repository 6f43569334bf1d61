import { Inject, Injectable } from '@nestjs/common';
import { InjectThrottlerStorage } from '@nestjs/throttler';
import type { Principal } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';
import type { LimitStorage } from './storage/limit-storage';

const windowMs = 60_000;

/**
 * Limits the requests of one user's sessions, which do not count towards the account's request limit: far more than a person causes
 * in the console, and few enough that a script with a session does not occupy a gateway.
 */
@Injectable()
export class SessionLimiter {
  constructor(
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @InjectThrottlerStorage() private readonly storage: LimitStorage,
  ) {}

  /** Does nothing for a token. @throws DomainError `limit.session-exceeded` */
  async pass({ userId, credential }: Principal): Promise<void> {
    if (credential.type !== 'session') return;
    const limit = this.config.SESSION_REQUESTS_PER_MINUTE;
    const { isBlocked, timeToBlockExpire } = await this.storage.increment(
      `sessions:${userId}`,
      windowMs,
      limit,
      0,
      'session',
    );
    if (!isBlocked) return;
    throw new DomainError('limit.session-exceeded', {
      detail: text("A user's sessions can make {{limit}} requests in a minute. Programs use an access token.", {
        limit,
      }),
      retryAfter: Math.max(1, timeToBlockExpire),
    });
  }
}
