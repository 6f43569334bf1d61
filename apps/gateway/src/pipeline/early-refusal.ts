import { addressKey } from '@plumbline/http';
import { Injectable } from '@nestjs/common';
import { InjectThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerCache } from '../authentication/caller-cache';
import { FailedAuthentications } from '../authentication/failed-authentications';
import { presentedCredential } from '../authentication/presented-credential';
import { SessionCookies } from '../authentication/session-cookies';
import { limitHeaders } from '../request-limit/limit-headers';
import { limitDecisions } from '../request-limit/limit.metrics';
import { countedToken, limitExceeded, limitKey } from '../request-limit/limit.policy';
import type { RememberedRefusals } from '../request-limit/storage/remembered-refusals';
import { RequestCounter } from '../request-usage/request-counter';
import type { RouteOptions } from '../routing/route.decorator';

/**
 * Refuses in the server's first hook what needs neither a call nor a promise: a missing or malformed credential, an address
 * or a token with too many failures, and a caller whose limit is known to be used up. Clients that keep sending such requests
 * cost a fraction of a request that reaches the guards.
 */
@Injectable()
export class EarlyRefusal {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly failures: FailedAuthentications,
    private readonly callers: CallerCache,
    @InjectThrottlerStorage() private readonly limits: RememberedRefusals,
    private readonly counter: RequestCounter,
  ) {}

  /** Puts the credential on the request, and the caller if it is cached; the guards go on from there. @throws DomainError */
  check(route: RouteOptions, request: FastifyRequest, reply: FastifyReply): void {
    if (route.access === 'public') return;
    const credential = presentedCredential(request, this.cookies);
    this.failures.beforeCredential(addressKey(request.ip), credential);
    request.credential = credential;
    request.caller = this.callers.get(credential.hash);
    this.refuseKnownOverLimit(request, reply);
  }

  private refuseKnownOverLimit({ caller, route }: FastifyRequest, reply: FastifyReply): void {
    if (!caller || countedToken(caller.principal, route) === undefined) return;
    const { limit, windowSeconds } = caller.rateLimit;
    const record = this.limits.refusalOf(limitKey(caller), windowSeconds * 1_000, limit);
    if (!record) return;
    reply.headers(limitHeaders(caller.rateLimit, record));
    this.counter.count(caller.principal, 'refused');
    limitDecisions.inc({ decision: 'refused' });
    throw limitExceeded(caller, record);
  }
}
