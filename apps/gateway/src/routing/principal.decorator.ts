import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import type { CallOptions } from '@plumbline/messaging';
import { DomainError } from '@plumbline/errors';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from './caller';
import { input, type InputDescription } from './input';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error(`${request.routeOptions.url} is public: nobody is known to call it`);
  return request.caller;
}

/** Who makes the request, with the request limit that holds for them. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(requestOf(context)),
);

/** On whose behalf the services are to act. */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const request = requestOf(context);
  const userAgent = request.headers['user-agent']?.slice(0, 500);
  return { ...callerOf(request).principal, userAgent, ip: request.ip };
});

const keyForm = /^[\x21-\x7e]{1,200}$/;

/**
 * How a write is to be called: with the client's `Idempotency-Key`, if it sent one, as the key of the call. Services share
 * their memory of keys, so the key carries account and user.
 */
export const WriteOptions = input((_: unknown, context: ExecutionContext): CallOptions => {
  const request = requestOf(context);
  const key = request.headers['idempotency-key'];
  if (key === undefined) return {};
  if (typeof key !== 'string' || !keyForm.test(key)) {
    throw new DomainError('request.invalid', {
      detail: 'An idempotency key has 1 to 200 printable ASCII characters.',
      source: { header: 'idempotency-key' },
    });
  }
  const { accountId, userId } = callerOf(request).principal;
  return { idempotencyKey: `${accountId}:${userId}:${key}` };
}, describeWrite);

function describeWrite(): InputDescription {
  return {
    parameters: [
      {
        in: 'header',
        name: 'Idempotency-Key',
        description: 'A key of your making. The same request with the same key is done once, and answered alike.',
        schema: z.string().regex(keyForm),
      },
    ],
    errors: ['request.idempotency-key-reused'],
  };
}
