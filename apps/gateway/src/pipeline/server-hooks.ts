import { Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import {
  acceptedContentType,
  JsonApiErrorFilter,
  parseJsonBody,
  securityHeaders,
  type Document,
} from '@plumbline/http';
import { continueContext, currentContext, runInContext } from '@plumbline/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleFiles } from '../console/console-files';
import { signInFor } from '../console/console.policy';
import { FloodLimiter } from '../address-limit/flood-limiter';
import { addressKey } from '../address-limit/address-key';
import { Admission } from './admission';
import { requestProperties } from './fastify-request';
import { missingRoute } from './missing-route';
import { RequestLog } from './request-log';
import { ServedRoutes } from './served-routes';

/** The hooks of the server: what happens to every request before and after its route. */
@Injectable()
export class ServerHooks {
  constructor(
    private readonly floods: FloodLimiter,
    private readonly admission: Admission,
    private readonly requests: RequestLog,
    private readonly errors: JsonApiErrorFilter,
    private readonly console: ConsoleFiles,
    private readonly routes: ServedRoutes,
  ) {}

  /** Before the routes are there: each is looked at as it comes. */
  install(server: FastifyInstance, { https }: { https: boolean }): void {
    const headers = securityHeaders({ https });
    for (const property of requestProperties) server.decorateRequest(property, undefined);
    server.addHook('onRoute', (route) => {
      const { bodyLimit } = this.routes.add(route);
      if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
    });
    server.addHook('onRequest', (request, reply, done) => {
      reply.headers(headers).header('x-request-id', request.id);
      this.enter(request, reply, done);
    });
    server.addHook('preHandler', (request, _reply, done) => {
      // Reading a body loses the context: its pieces arrive in the connection's own.
      if (request.context === undefined || currentContext() !== undefined) return done();
      runInContext(request.context, done);
    });
    server.addHook('preSerialization', (request, reply, payload, done) => {
      reply.type(request.answerType ?? 'application/json; charset=utf-8');
      done(null, withWarnings(request, payload as Document));
    });
    server.addHook('onResponse', (request, reply, done) => {
      this.requests.answered(request, reply);
      done();
    });
    server.setErrorHandler((error, request, reply) => this.refuse(error, request, reply));
    readJsonBodies(server);
  }

  private enter(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
    try {
      this.floods.pass(addressKey(request.ip));
      if (request.is404 && this.console.takes(request)) return this.console.sendPage(reply);
      if (request.is404) throw missingRoute(this.routes, request, reply);
      if (request.url.includes('%00')) throw zeroInUrl();
      const { options: route } = request.routeOptions.config;
      if (!route) throw new Error(`${request.routeOptions.url} declares no access`);
      request.route = route;
      request.answerType = acceptedContentType(request.headers.accept, route.produces);
      if (request.answerType === undefined) throw notAcceptable();
      const traceparent = request.headers.traceparent;
      this.admission.turnAway(route, request, reply);
      request.context = continueContext({
        requestId: request.id,
        traceparent: typeof traceparent === 'string' ? traceparent : undefined,
      });
      runInContext(request.context, () => {
        this.admission.admit(route, request, reply).then(() => done(), done);
      });
    } catch (error) {
      // Answered here and now: the way through the server's own error handling takes as long as all the rest.
      this.refuse(error, request, reply);
    }
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const signIn = signInFor(request, error);
    if (signIn === undefined) this.errors.answer(error, request, reply);
    else void reply.redirect(signIn, 303);
  }
}

function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    ['application/json', 'application/vnd.api+json'],
    { parseAs: 'string' },
    (_request, body: string, done) => {
      try {
        done(null, parseJsonBody(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function withWarnings({ warnings }: FastifyRequest, document: Document): Document {
  return warnings === undefined ? document : { ...document, meta: { ...document.meta, warnings } };
}

/** No id, name or word to search for has it, and PostgreSQL takes no text that does. */
function zeroInUrl(): DomainError {
  return new DomainError('request.malformed', { detail: 'The URL holds U+0000, as %00.' });
}

function notAcceptable(): DomainError {
  return new DomainError('request.not-acceptable', {
    detail: 'Answers are application/json or application/vnd.api+json.',
    source: { header: 'accept' },
  });
}
