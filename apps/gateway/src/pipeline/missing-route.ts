import { DomainError, type Text, text } from '@plumbline/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServedRoutes } from './served-routes';

/** The error for a request that matches no route: 405 with `Allow` if the path exists, otherwise 404 with a hint for common mistakes. */
export function missingRoute(routes: ServedRoutes, request: FastifyRequest, reply: FastifyReply): DomainError {
  const [path = '/'] = request.url.split('?', 1);
  const methods = routes.methodsAt(path);
  if (methods.length === 0) {
    return new DomainError('request.route-not-found', { detail: hintFor(path, routes) ?? 'No route has this path.' });
  }
  reply.header('allow', methods.join(', '));
  return new DomainError('request.method-not-allowed', {
    detail: text('This path supports {{methods}}.', { methods: methods.join(', ') }),
  });
}

/** A hint at the path that the client probably meant. */
function hintFor(path: string, routes: ServedRoutes): Text | undefined {
  if (/\/tickets\/[^/]+\/comments\/?$/.test(path)) {
    return 'Comments are made by POST .../comment and read by GET .../journals.';
  }
  const [, version, rest] = /^\/+api\/+(v[12])\/+(.+)$/.exec(path) ?? [];
  if (version === undefined || rest === undefined)
    return 'The API lives under /api/v1/{customer} and /api/v2/{customer}.';
  if (routes.methodsAt(`/api/${version}/1/${rest}`).length > 0) {
    return text('The customer id is missing: {{path}}.', { path: `/api/${version}/{customer}/${rest}` });
  }
  const other = version === 'v1' ? 'v2' : 'v1';
  if (routes.methodsAt(`/api/${other}/${rest}`).length > 0) {
    return text('This path exists under /api/{{version}}.', { version: other });
  }
  return undefined;
}
