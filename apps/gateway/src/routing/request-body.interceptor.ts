import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { DomainError, oneOf, text } from '@plumbline/errors';
import { acceptedEncodings, parseJsonBody, readBodyText } from '@plumbline/http';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';
import { arrivingBody, declaredLength } from './arriving-body';

const jsonTypes = ['application/json', 'application/vnd.api+json'];
const formType = 'multipart/form-data';

/**
 * Reads the JSON body of a request after the guards, so that a refused request costs no memory for its body and a caller
 * learns nothing about a body before they are authenticated. Fastify parses bodies before Nest's guards: its parser, see
 * `deferBodies`, reads nothing. Forms are streamed by the route that takes them.
 */
@Injectable()
export class RequestBodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!hasBody(request) || takesForm(request)) return next.handle();
    return from(readBody(request, http.getResponse<FastifyReply>())).pipe(switchMap(() => next.handle()));
  }
}

/** Replaces the body parsers of the server by one that reads nothing. The content type of a request without a body does not count. */
export function deferBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser([...jsonTypes, '*'], (_request, _payload, done) => done(null));
  server.addHook('onRequest', (request, _reply, done) => {
    // Fastify refuses a content type that it cannot read, even of no body.
    if (!hasBody(request)) delete request.headers['content-type'];
    done();
  });
}

/** Some clients name a content type in every request. */
function hasBody({ raw }: FastifyRequest): boolean {
  return declaredLength(raw) > 0;
}

/** Whether a body is a multipart form, by its content type. */
export function isForm({ headers }: FastifyRequest): boolean {
  return mediaTypeOf(headers) === formType;
}

function takesForm(request: FastifyRequest): boolean {
  return isForm(request) && acceptedTypes(request).includes(formType);
}

function acceptedTypes({ routeOptions }: FastifyRequest): string[] {
  return [...new Set([...jsonTypes, ...Object.keys(routeOptions.config.options?.body ?? {})])];
}

function mediaTypeOf(headers: FastifyRequest['headers']): string {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1);
  return mediaType.trim().toLowerCase();
}

async function readBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { headers, raw } = request;
  try {
    if (!jsonTypes.includes(mediaTypeOf(headers))) {
      throw new DomainError('request.unsupported-media-type', {
        detail: text('The content type must be {{types}}.', { types: oneOf(acceptedTypes(request)) }),
        source: { header: 'content-type' },
      });
    }
    const { bodyLimit } = request.routeOptions;
    if (Number(headers['content-length']) > bodyLimit) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
    request.body = parseJsonBody(await readBodyText(arrivingBody(raw), headers['content-encoding'], bodyLimit));
  } catch (error) {
    if (headers['content-encoding'] !== undefined) reply.header('accept-encoding', acceptedEncodings);
    throw error;
  }
}
