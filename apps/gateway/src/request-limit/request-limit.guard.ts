import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestCounter } from '../request-usage/request-counter';
import { limitHeaders } from './limit-headers';
import { limitDecisions } from './limit.metrics';
import type { LimitStorage } from './storage/limit-storage';
import { countedToken, limitExceeded, limitKey } from './limit.policy';
import { SessionLimiter } from './session-limiter';

/**
 * Counts a request against the request limit of its caller, and sets the headers that show what remains. The second of the
 * three global guards. The stock guard counts by route and address, with limits from metadata; this one overrides it as a
 * whole because the limit, its key and its scope belong to the caller.
 */
@Injectable()
export class RequestLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() protected override readonly storageService: LimitStorage,
    reflector: Reflector,
    private readonly counter: RequestCounter,
    private readonly sessions: SessionLimiter,
  ) {
    super(options, storageService, reflector);
  }

  /** @throws DomainError `limit.exceeded`, `limit.session-exceeded` */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { caller, route } = http.getRequest<FastifyRequest>();
    if (!caller) return true;
    await this.sessions.pass(caller.principal);
    const { limit, windowSeconds, coolDownSeconds } = caller.rateLimit;
    const key = limitKey(caller);
    const windowMs = windowSeconds * 1_000;
    const token = countedToken(caller.principal, route);
    const record =
      token === undefined
        ? await this.storageService.peek(key, windowMs, limit)
        : await this.storageService.increment(key, windowMs, limit, coolDownSeconds * 1_000, token);
    http.getResponse<FastifyReply>().headers(limitHeaders(caller.rateLimit, record));
    if (token === undefined) return true;
    const decision = record.isBlocked ? 'refused' : 'admitted';
    this.counter.count(caller.principal, decision);
    limitDecisions.inc({ decision });
    if (!record.isBlocked) return true;
    throw limitExceeded(caller, record);
  }
}
