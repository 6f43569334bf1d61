import { DomainError } from '@plumbline/errors';
import type { Document } from '@plumbline/http';
import { entityTagOf } from '@plumbline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';

const changes = new Set(['PUT', 'PATCH', 'DELETE']);

/** Names the version of a single resource in the `ETag` of every response that contains it. */
export function tagResource(request: FastifyRequest, reply: FastifyReply, { data }: Document): void {
  const { response } = request.routeOptions.config?.options ?? {};
  if (!response || !('one' in response) || !data || Array.isArray(data)) return;
  reply.header('etag', `"${entityTagOf(response.one, data)}"`);
}

/** A precondition must not be ignored where it could prevent a lost update. @throws DomainError `request.invalid` */
export function refuseUnsupportedPrecondition({ method, headers, routeOptions }: FastifyRequest): void {
  if (headers['if-match'] === undefined || !changes.has(method)) return;
  if (routeOptions.config.inputs?.some(({ conditional }) => conditional)) return;
  throw new DomainError('request.invalid', {
    detail: 'This route does not support If-Match. Send the request without it.',
    source: { header: 'if-match' },
  });
}
