import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectThrottlerStorage } from '@nestjs/throttler';
import { getUsage, type Principal } from '@plumbline/contracts';
import { one, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Clock } from '@plumbline/runtime';
import type { Caller } from '../routing/caller';
import { Actor, CurrentCaller } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Choice } from '../routing/inputs';
import { limitKey } from './limit.policy';
import { rateLimitResource } from './rate-limit.resource';
import { rateLimitResourceType } from './rate-limit.resource-type';
import type { LimitStorage } from './storage/limit-storage';
import { firstStep, usageResource, usageResourceType } from '../request-usage/usage.resource';

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
    summary: 'The request budget, and which tokens used it',
    answers: { one: rateLimitResourceType },
  })
  async get(@CurrentCaller() caller: Caller): Promise<Document> {
    const { limit, windowSeconds } = caller.rateLimit;
    return one(rateLimitResource(caller, await this.storage.peek(limitKey(caller), windowSeconds * 1_000, limit)));
  }

  @Get('history')
  @Route({
    access: 'member',
    scope: 'read',
    free: true,
    summary: 'How many requests were made in the last 24 hours, in all and by token',
    description:
      "By token for one's own tokens, and for those who manage users for all. Steps without a request are left out; the last " +
      'ten seconds may be missing.',
    answers: { one: usageResourceType },
  })
  async history(@Actor() actor: Principal, @Resolution() resolution: Resolution | undefined): Promise<Document> {
    const stepSeconds = resolution === 'hour' ? 3_600 : 300;
    const since = firstStep(this.clock.now(), stepSeconds).toISOString();
    return one(
      usageResource(actor, await this.rpc.call(getUsage, { actor, since, stepSeconds }), { since, stepSeconds }),
    );
  }
}
