import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Log } from '@plumbline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './send-error';
import { toDomainError } from './to-domain-error';

/** Turns whatever is thrown while a request is worked on into the error document, and logs what is our own fault. */
@Catch()
export class JsonApiErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** For what goes wrong outside of Nest, in the server's own hooks. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = toDomainError(error);
    if (known.status === 500) {
      this.log.error({ event: 'request.failed', requestId: request.id, route: request.routeOptions.url, err: error });
    }
    // An answer under way cannot be taken back: ending it early is what tells the client that it is not whole.
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendError(reply, known, request.id);
  }
}
