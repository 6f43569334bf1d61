import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectThrottlerStorage } from '@nestjs/throttler';
import {
  getUsage,
  requestLimitResource,
  requestUsageResource,
  type Principal,
  type RequestLimitState,
} from '@plumbline/contracts';
import { one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import type { Caller } from '../routing/caller';
import { Actor, CurrentCaller } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Choice } from '../routing/inputs';
import { firstStep } from '../request-usage/usage-period';
import { limitKey, usedBy } from './limit.policy';
import type { LimitRecord, LimitStorage } from './storage/limit-storage';

type Resolution = 'minutes' | 'hour';
const Resolution = () =>
  Choice({
    parameter: 'resolution',
    choices: ['minutes', 'hour'],
    description: 'Steps of five minutes, or of an hour.',
  });

@ApiTags('Account')
@Controller('api/v2/:customer/rate_limit')
export class RateLimitController {
  constructor(
    @InjectThrottlerStorage() private readonly storage: LimitStorage,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    free: true,
    summary: 'Read the request limit',
    description: 'The requests left, and the access tokens that used the limit.',
    response: { one: requestLimitResource },
  })
  async get(@CurrentCaller() caller: Caller): Promise<Document> {
    const { limit, windowSeconds } = caller.rateLimit;
    const record = await this.storage.peek(limitKey(caller), windowSeconds * 1_000, limit);
    return one(requestLimitResource.of(limitState(caller, record)));
  }

  @Get('history')
  @Route({
    access: 'member',
    scope: 'read',
    free: true,
    summary: 'Read the request usage of the last 24 hours',
    description:
      'Requests in total and by access token. The caller sees their own tokens; users who manage users see all ' +
      'tokens. Intervals without requests are left out, and the last ten seconds can be missing.',
    response: { one: requestUsageResource },
  })
  async history(@Actor() actor: Principal, @Resolution() resolution: Resolution | undefined): Promise<Document> {
    const stepSeconds = resolution === 'hour' ? 3_600 : 300;
    const since = firstStep(this.clock.now(), stepSeconds).toISOString();
    const usage = await this.rpc.call(getUsage, { actor, since, stepSeconds });
    return one(requestUsageResource.of({ ...usage, accountId: actor.accountId, since, stepSeconds }));
  }
}

function limitState({ principal, rateLimit }: Caller, record: LimitRecord): RequestLimitState {
  return {
    accountId: principal.accountId,
    limit: rateLimit,
    remaining: Math.max(0, rateLimit.limit - record.totalHits),
    resetAfterSeconds: record.timeToExpire,
    retryAfterSeconds: record.timeToBlockExpire,
    usedBy: usedBy(record),
  };
}
