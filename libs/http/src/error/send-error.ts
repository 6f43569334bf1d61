import type { DomainError } from '@plumbline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage, inLanguage } from '../request/accept-language';
import { errorDocument } from '../json-api/error-document';

/** The properties of a request that its error response depends on. */
type Answered = Pick<FastifyRequest, 'id' | 'headers'>;

/**
 * Sends an error response with its status and body, `Retry-After` in seconds, which every 429 and 503 has, and `WWW-Authenticate` for a 401
 * (RFC 9110, 11.6.1). Its texts are in the language that the client accepts.
 */
export function sendError(reply: FastifyReply, error: DomainError, { id, headers }: Answered): void {
  const { status } = error;
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="plumbline"');
  // RFC 9110, 15.5.9: the rest of the request can still arrive.
  if (status === 408) reply.header('connection', 'close');
  const retryAfter = error.retryAfter ?? (status === 429 || status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
  const language = acceptedLanguage(headers['accept-language']);
  inLanguage(reply, language);
  void reply
    .code(status)
    .header('x-request-id', id)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(errorDocument(error, id, language)));
}
