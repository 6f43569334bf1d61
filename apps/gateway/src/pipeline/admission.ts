import { Injectable } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Authentication } from '../authentication/authentication';
import { RequestLimitGuard } from '../request-limit/request-limit.guard';
import { authorise } from '../authorization/access.policy';
import { callerOf } from '../routing/principal.decorator';
import type { RouteOptions } from '../routing/route.decorator';

/** Lets a request in: who it is, whether there is budget left, whether the route is for them. */
@Injectable()
export class Admission {
  constructor(
    private readonly authentication: Authentication,
    private readonly limit: RequestLimitGuard,
  ) {}

  /**
   * Refuses what can be refused without asking anybody, and without a promise: whoever keeps sending what is refused costs
   * next to nothing.
   * @throws DomainError
   */
  turnAway(route: RouteOptions, request: FastifyRequest, reply: FastifyReply): void {
    if (route.access === 'public') return;
    this.authentication.prepare(request);
    this.limit.turnAway(request, reply);
  }

  /**
   * Runs before the body is read, which Nest's own place for guards is not: what is refused costs no memory.
   * @throws DomainError
   */
  async admit(route: RouteOptions, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (route.access === 'public') return;
    await this.authentication.authenticate(request, reply);
    await this.limit.canActivate(new ExecutionContextHost([request, reply]));
    const { customer } = request.params as { customer?: string };
    authorise(route, callerOf(request).principal, customer);
  }
}
