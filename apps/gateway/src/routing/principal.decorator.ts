import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller';

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error(`${request.routeOptions.url} is public and has no caller`);
  return request.caller;
}

/** The authenticated caller with their request limit. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The principal on whose behalf services act, with the address and the user agent of the request for the audit trail. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const userAgent = request.headers['user-agent']?.slice(0, 500);
  return { ...callerOf(request).principal, userAgent, ip: request.ip };
});
