import type { ExecutionContext } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import type { CallOptions } from '@plumbline/messaging';
import type { FastifyRequest } from 'fastify';
import { input, type InputDescription } from './input';
import { callerOf } from './principal.decorator';

const keyForm = /^[\x21-\x7e]{1,200}$/;

/** Describes the key for the API documentation. */
export const idempotencyKeyInput = {
  headers: [
    {
      name: 'Idempotency-Key',
      description:
        'A key that you generate for this write. Repeating the request with the same key returns the first response and ' +
        'changes nothing.',
      schema: { type: 'string', pattern: keyForm.source },
    },
  ],
  errors: ['request.idempotency-key-reused'],
} satisfies InputDescription;

/** The options of an RPC that writes: the client's `Idempotency-Key`, if the request has one. */
export const WriteOptions = input(
  (_: unknown, context: ExecutionContext): CallOptions =>
    readIdempotencyKey(context.switchToHttp().getRequest<FastifyRequest>()),
  () => idempotencyKeyInput,
);

/** Services store keys per service, so the key is prefixed with account and user. @throws DomainError `request.invalid` */
export function readIdempotencyKey(request: FastifyRequest): Pick<CallOptions, 'idempotencyKey'> {
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
}
