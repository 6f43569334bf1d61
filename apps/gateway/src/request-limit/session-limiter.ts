import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { FixedWindowLimiter } from '../address-limit/fixed-window-limiter';
import { GATEWAY_CONFIG, type GatewayConfig } from '../config';

/**
 * Limits the requests of one user's sessions, which do not count towards the account's request limit: far more than a person causes
 * in the console, and few enough that a script with a session does not occupy a gateway.
 */
@Injectable()
export class SessionLimiter {
  private readonly requests: FixedWindowLimiter;

  constructor(@Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig) {
    this.requests = new FixedWindowLimiter(config.SESSION_REQUESTS_PER_MINUTE);
  }

  /** Does nothing for a token. @throws DomainError `limit.session-exceeded` */
  pass({ userId, credential }: Principal): void {
    if (credential.type !== 'session') return;
    const user = String(userId);
    const retryAfter = this.requests.blockedFor(user);
    if (retryAfter === 0) return this.requests.record(user);
    throw new DomainError('limit.session-exceeded', {
      detail: `A user's sessions can make ${this.config.SESSION_REQUESTS_PER_MINUTE} requests in a minute. Programs use an access token.`,
      retryAfter,
    });
  }
}
