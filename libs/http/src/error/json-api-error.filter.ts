import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './send-error';
import { toDomainError } from './to-domain-error';

/** Responds to errors of a request with an error document, and logs internal errors. */
@Catch()
export class JsonApiErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Responds to an error outside of Nest, in a hook of the server. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = toDomainError(error);
    if (known.status === 500) {
      this.log.error({ event: 'request.failed', requestId: request.id, route: request.routeOptions.url, err: error });
    }
    // After the headers are sent, closing the connection shows the client that the response is incomplete.
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendError(reply, known, request);
  }
}
