import { Controller, Get } from '@nestjs/common';
import { one, type Document } from '@plumbline/http';
import type { Caller } from '../authentication/caller';
import { CurrentCaller } from '../edge/actor';
import { Endpoint } from '../edge/endpoint';
import { AccountLimitGuard } from './account-limit.guard';
import { rateLimitResource } from './rate-limit.resource';
import { rateLimitResourceType } from './rate-limit.resource-type';

@Controller('api/v2/:customer/rate_limit')
export class RateLimitController {
  constructor(private readonly limit: AccountLimitGuard) {}

  @Get()
  @Endpoint({
    access: 'member',
    scope: 'read',
    free: true,
    summary: 'The request budget, and which tokens used it',
    answers: { one: rateLimitResourceType },
  })
  async get(@CurrentCaller() caller: Caller): Promise<Document> {
    return one(rateLimitResource(caller, await this.limit.budget(caller)));
  }
}
