import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../routing/principal.decorator';
import { authorise } from './access.policy';

/** Refuses callers who may not use the route, and every route that declares no access. The last of the three global guards. */
@Injectable()
export class AccessGuard implements CanActivate {
  /** @throws DomainError */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { route } = request;
    if (!route) return false;
    if (route.access === 'public') return true;
    authorise(route, callerOf(request).principal, (request.params as { customer?: string }).customer);
    return true;
  }
}
