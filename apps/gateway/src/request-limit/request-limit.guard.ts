import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
} from '@nestjs/throttler';
import { DomainError } from '@plumbline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../routing/caller';
import { limitHeaders } from './limit-headers';
import { limitRefusals } from './limit-metrics';
import type { LimitRecord } from './limit-storage';
import type { RememberedRefusals } from './remembered-refusals';
import { RequestCounter } from '../request-usage/request-counter';

/**
 * The account's limit. The stock guard counts by route and address and reads six pieces of metadata for it; this one counts
 * by whom the budget belongs to, with the account's own limit, and says on every answer what is left.
 */
@Injectable()
export class RequestLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() protected override readonly storageService: RememberedRefusals,
    reflector: Reflector,
    private readonly usage: RequestCounter,
  ) {
    super(options, storageService, reflector);
  }

  /** Refuses a caller who has been refused a moment ago. @throws DomainError `limit.exceeded` */
  turnAway({ caller, route }: FastifyRequest, reply: FastifyReply): void {
    if (!caller || caller.principal.credential.type !== 'token' || route?.free) return;
    const { limit, windowSeconds } = caller.rateLimit;
    const record = this.storageService.refusalOf(budgetOf(caller), windowSeconds * 1_000, limit);
    if (!record) return;
    reply.headers(limitHeaders(caller.rateLimit, record));
    this.usage.count(caller.principal, 'refused');
    throw refusal(caller, record);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { caller, route } = http.getRequest<FastifyRequest>();
    if (!caller) return true;
    const { limit, windowSeconds, coolDownSeconds } = caller.rateLimit;
    const key = budgetOf(caller);
    const { credential } = caller.principal;
    // People at the console, and questions about the budget itself, see it and use none of it.
    const counts = credential.type === 'token' && !route?.free;
    const record = counts
      ? await this.storageService.increment(
          key,
          windowSeconds * 1_000,
          limit,
          coolDownSeconds * 1_000,
          credential.tokenId,
        )
      : await this.storageService.peek(key, windowSeconds * 1_000, limit);
    http.getResponse<FastifyReply>().headers(limitHeaders(caller.rateLimit, record));
    if (counts) this.usage.count(caller.principal, record.isBlocked ? 'refused' : 'admitted');
    if (counts && record.isBlocked) throw refusal(caller, record);
    return true;
  }

  /** The state of a caller's budget, with who used it. */
  budget(caller: Caller): Promise<LimitRecord> {
    const { limit, windowSeconds } = caller.rateLimit;
    return this.storageService.peek(budgetOf(caller), windowSeconds * 1_000, limit);
  }
}

function budgetOf({ principal: { accountId, userId, credential }, rateLimit: { scope } }: Caller): string {
  if (scope === 'user') return `user:${userId}`;
  if (scope === 'token' && credential.type === 'token') return `token:${credential.tokenId}`;
  return `account:${accountId}`;
}

function refusal({ rateLimit: { limit, windowSeconds } }: Caller, record: LimitRecord): DomainError {
  limitRefusals.inc();
  const retryAfter = Math.max(1, record.timeToBlockExpire);
  return new DomainError('limit.exceeded', {
    detail: `${limit} requests in ${windowSeconds} seconds are admitted. Try again in ${retryAfter} seconds.`,
    retryAfter,
    meta: { 'used-by': usedBy(record) },
  });
}

/** Which tokens used the budget, as answers say it. */
export function usedBy({ spenders = [] }: LimitRecord): { 'token-id': string; requests: number }[] {
  return spenders.map(({ spender, requests }) => ({ 'token-id': spender, requests }));
}
