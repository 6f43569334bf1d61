import { Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import {
  acceptedContentType,
  acceptedLanguage,
  addressKey,
  type Document,
  inLanguage,
  securityHeaders,
} from '@plumbline/http';
import { runInContext, startSpan } from '@plumbline/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FloodLimiter } from '../address-limit/flood-limiter';
import { notImplemented } from '../compatibility/unserved-operations';
import { ConsoleFiles } from '../console/console-files';
import { normalizeForwarded } from '../forwarded/forwarded-headers';
import { deferBodies } from '../routing/request-body.interceptor';
import { checkUnread } from '../routing/unread-parameters';
import { wantedPart } from '../routing/whole-list';
import { checkUrl } from './checked-url';
import { EarlyRefusal } from './early-refusal';
import { refuseUnsupportedPrecondition, tagResource } from './entity-tags';
import { GatewayErrorFilter } from './error.filter';
import { requestProperties } from './fastify-request';
import { missingRoute } from './missing-route';
import { RequestLog } from './request-log';
import { ServedRoutes } from './served-routes';
import { updateAlias } from './update-alias';

/** The hooks of the HTTP server, in front of Nest's guards and behind the serializer. */
@Injectable()
export class ServerHooks {
  constructor(
    private readonly floods: FloodLimiter,
    private readonly early: EarlyRefusal,
    private readonly requests: RequestLog,
    private readonly errors: GatewayErrorFilter,
    private readonly console: ConsoleFiles,
    private readonly routes: ServedRoutes,
  ) {}

  /** Must run before the routes are added: `onRoute` sees each of them. */
  install(server: FastifyInstance, { https, behindProxies }: { https: boolean; behindProxies: boolean }): void {
    const headers = securityHeaders({ https });
    for (const property of requestProperties) server.decorateRequest(property, undefined);
    server.addHook('onRoute', (route) => {
      if (route.config?.unserved) return;
      const { bodyLimit } = this.routes.add(route);
      if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
      const alias = updateAlias(route);
      if (alias) server.route(alias);
    });
    server.addHook('onRequest', (request, reply, done) => {
      if (behindProxies) normalizeForwarded(request.headers);
      reply.headers(headers).header('x-request-id', request.id);
      this.receive(request, reply, done);
    });
    server.addHook('preSerialization', (request, reply, payload, done) => {
      reply.type(request.responseType ?? 'application/json; charset=utf-8');
      tagResource(request, reply, payload as Document);
      try {
        checkUnread(request, payload as Document);
        done(null, withWarnings(request, reply, wantedPart(request, payload as Document)));
      } catch (error) {
        done(error as Error);
      }
    });
    server.addHook('onResponse', (request, reply, done) => {
      this.requests.answered(request, reply);
      done();
    });
    server.setErrorHandler((error, request, reply) => this.errors.answer(error, request, reply));
    deferBodies(server);
  }

  private receive(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
    try {
      this.floods.pass(addressKey(request.ip));
      if (request.is404 && this.console.takes(request)) return this.console.sendPage(reply);
      if (request.is404) throw missingRoute(this.routes, request, reply);
      const { options: route, unserved } = request.routeOptions.config;
      if (unserved) throw notImplemented(unserved, reply);
      checkUrl(request.url);
      if (!route) throw new Error(`${request.routeOptions.url} declares no access`);
      request.route = route;
      // What a link leads to is served to every client: an image element accepts images only.
      const accept = route.page || route.file ? undefined : request.headers.accept;
      request.responseType = acceptedContentType(accept, route.produces);
      if (request.responseType === undefined) throw notAcceptable();
      this.early.check(route, request, reply);
      refuseUnsupportedPrecondition(request);
      const parent = { requestId: request.id, traceparent: traceparentOf(request) };
      request.span = startSpan(parent, { name: `${request.method} ${request.routeOptions.url}`, kind: 'server' });
    } catch (error) {
      // Responds here: the server's own error handling takes as long as everything before it.
      return this.errors.answer(error, request, reply);
    }
    runInContext(request.span.context, done);
  }
}

function traceparentOf({ headers: { traceparent } }: FastifyRequest): string | undefined {
  return typeof traceparent === 'string' ? traceparent : undefined;
}

function withWarnings({ warnings, headers }: FastifyRequest, reply: FastifyReply, document: Document): Document {
  if (warnings === undefined) return document;
  const language = acceptedLanguage(headers['accept-language']);
  inLanguage(reply, language);
  return { ...document, meta: { ...document.meta, warnings: warnings.list(language) } };
}

function notAcceptable(): DomainError {
  return new DomainError('request.not-acceptable', {
    detail: 'The API responds with application/json or application/vnd.api+json.',
    source: { header: 'accept' },
  });
}
