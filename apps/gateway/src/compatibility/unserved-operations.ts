import { DomainError, text } from '@plumbline/errors';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ServedRoutes } from '../pipeline/served-routes';
import { methodsOfUpdate } from '../pipeline/update-alias';
import { operations, servedBy, type Operation } from './compatibility';
import { compatibilityPath } from './compatibility-document';

/**
 * Adds a route for every operation of PlanRadar's API that no route serves. Without it, `tickets/journals` would be a ticket with the uuid
 * `journals`. Must run after all other routes are added.
 */
export function addUnservedOperations(server: FastifyInstance, routes: ServedRoutes): void {
  const isServed = servedBy(routes.all());
  for (const unserved of operations.filter((operation) => !isServed(operation))) {
    const url = unserved.path.replaceAll(/\{(\w+)\}/g, ':$1');
    for (const method of methodsOfUpdate(unserved.method)) {
      if (server.hasRoute({ method, url })) continue;
      server.route({ method, url, config: { unserved }, handler: unreachable });
    }
  }
}

/** The error for an operation that is not served. The response links to the list of those that are. */
export function notImplemented({ method, path }: Operation, reply: FastifyReply): DomainError {
  reply.header('link', `<${compatibilityPath}>; rel="help"`);
  return new DomainError('request.not-implemented', {
    detail: text('Plumbline does not have {{operation}}. {{list}} lists the operations that it has.', {
      operation: `${method} ${path}`,
      list: compatibilityPath,
    }),
  });
}

/** The first hook of the server responds to these routes: they need no credential and no body. */
function unreachable(): never {
  throw new Error('The hook onRequest has not responded');
}
