import type { Readable } from 'node:stream';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { acceptedEncodings, parseJsonBody, readBodyText } from '@plumbline/http';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';

const jsonTypes = ['application/json', 'application/vnd.api+json'];

/**
 * Reads the JSON body of a request after the guards, so that a refused request costs no memory for its body and a caller
 * learns nothing about a body before they are authenticated. Fastify parses bodies before Nest's guards: its parsers, see
 * `deferBodies`, only keep the unread body. Forms are streamed by the route that takes them.
 */
@Injectable()
export class RequestBodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { unreadBody } = request;
    if (!unreadBody) return next.handle();
    return from(readBody(request, unreadBody, http.getResponse<FastifyReply>())).pipe(switchMap(() => next.handle()));
  }
}

/** Replaces the body parsers of the server by one that reads nothing. */
export function deferBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser([...jsonTypes, '*'], (request, payload, done) => {
    request.unreadBody = payload;
    done(null);
  });
}

async function readBody(request: FastifyRequest, payload: Readable, reply: FastifyReply): Promise<void> {
  const { headers } = request;
  // Some clients name a content type in every request.
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1);
  try {
    if (!jsonTypes.includes(mediaType.trim().toLowerCase())) throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE();
    const { bodyLimit } = request.routeOptions;
    if (Number(headers['content-length']) > bodyLimit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    request.body = parseJsonBody(await readBodyText(payload, headers['content-encoding'], bodyLimit));
  } catch (error) {
    // The client may still be sending: the connection cannot be used for another request.
    reply.header('connection', 'close');
    if (headers['content-encoding'] !== undefined) reply.header('accept-encoding', acceptedEncodings);
    throw error;
  }
}
