import { isPageParameter, refuseUnread, warnOfUnread, type Document, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { warnAt } from './inputs';
import { isWholeList } from './whole-list';

/**
 * Warns of the parameters that a route does not read, and refuses filters of a whole list. A list that returns pages does so while it reads its
 * parameters: see `readListQuery`.
 * @throws DomainError `request.invalid`
 */
export function checkUnread(request: FastifyRequest, document: Document): void {
  const query = request.query as Query;
  const given = Object.keys(query);
  const { route } = request;
  const response = route?.response;
  if (given.length === 0 || !response || 'json' in response || 'page' in response || !('data' in document)) return;
  const { inputs = [] } = request.routeOptions.config;
  const known = new Set(inputs.flatMap(({ query: parameters }) => Object.keys(parameters ?? {})));
  const paged = isWholeList(route);
  // The feed takes its parameters in snake_case as well.
  const unread = given.filter(
    (name) => !known.has(name) && !known.has(name.replaceAll('_', '-')) && !(paged && isPageParameter(name)),
  );
  if ('all' in response && request.method === 'GET') refuseUnread(query, unread, { warn: warnAt(request) });
  else warnOfUnread(unread, warnAt(request));
}
