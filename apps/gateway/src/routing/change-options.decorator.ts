import type { ExecutionContext } from '@nestjs/common';
import { readIfMatch } from '@plumbline/http';
import type { CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { idempotencyKeyInput, readIdempotencyKey } from './idempotency-key.decorator';
import { input } from './input';

/**
 * The options of an RPC that changes or deletes a resource: those of every write, and the versions of the resource that the client
 * accepts to change (`If-Match`). The service checks them by `requireUnchanged`.
 */
export const ChangeOptions = input(
  (_: unknown, context: ExecutionContext): CallOptions => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return { ...readIdempotencyKey(request), ifMatch: readIfMatch(request.headers['if-match']) };
  },
  () => ({
    headers: [
      ...idempotencyKeyInput.headers,
      {
        name: 'If-Match',
        description:
          'The `ETag` of the version that you have read. The request is refused with 412 if the resource has changed since. Without ' +
          'it, the request changes any version.',
        schema: { type: 'string' },
      },
    ],
    errors: [...idempotencyKeyInput.errors, 'request.resource-changed'],
    conditional: true,
  }),
);
