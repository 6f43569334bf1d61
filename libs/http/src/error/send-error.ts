import type { DomainError } from '@plumbline/errors';
import type { FastifyReply } from 'fastify';
import { errorDocument } from '../json-api/error-document';

/**
 * Sends an error response with its status and body, `Retry-After` in seconds, which every 429 and 503 has, and `WWW-Authenticate` for a 401
 * (RFC 9110, 11.6.1).
 */
export function sendError(reply: FastifyReply, error: DomainError, requestId: string): void {
  const { status } = error;
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="plumbline"');
  // RFC 9110, 15.5.9: the rest of the request can still arrive.
  if (status === 408) reply.header('connection', 'close');
  const retryAfter = error.retryAfter ?? (status === 429 || status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
  void reply
    .code(status)
    .header('x-request-id', requestId)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(errorDocument(error, requestId)));
}
