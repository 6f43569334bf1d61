import { offsetOf, type Resource } from '@plumbline/contracts';
import { readPart, type Document, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { InputDescription } from './input';
import { warnAt } from './inputs';
import type { RouteOptions } from './route.decorator';

/** Whether a route returns a whole list. One with a `meta` of its own pages by itself, as the feed of events does. */
export function isWholeList({ response }: Pick<RouteOptions, 'response'>): boolean {
  return response !== undefined && 'all' in response && response.meta === undefined;
}

/** The parameters by which a client can read a whole list page by page. */
export const wholeListPage: InputDescription = {
  query: {
    page: z
      .int()
      .min(1)
      .optional()
      .describe('Returns only this page, from 1 on. Without it, the response has the whole list.'),
    pagesize: z.int().min(1).optional().describe('Maximum number of entries per page.'),
  },
};

/**
 * The page of a whole list that the request names, so that a client which reads pages until one is empty comes to an end. Other documents
 * stay as they are.
 * @throws DomainError `request.invalid`
 */
export function wantedPart(request: FastifyRequest, document: Document): Document {
  if (!request.route || !isWholeList(request.route) || !Array.isArray(document.data)) return document;
  const page = readPart(request.query as Query, warnAt(request));
  if (!page) return document;
  const offset = offsetOf(page);
  const data = document.data.slice(offset, offset + page.size);
  return {
    ...document,
    data,
    ...(document.included && { included: linkedFrom(data, document.included) }),
    meta: { ...document.meta, page: page.number, pagesize: page.size },
  };
}

/** The included resources that a relationship of the data names. A document includes no others. */
function linkedFrom(data: readonly Resource[], included: readonly Resource[]): Resource[] {
  const identifiers = data.flatMap(({ relationships = {} }) =>
    Object.values(relationships).flatMap((relationship) => [relationship.data ?? []].flat()),
  );
  const linked = new Set(identifiers.map(keyOf));
  return included.filter((each) => linked.has(keyOf(each)));
}

function keyOf({ type, id }: Pick<Resource, 'type' | 'id'>): string {
  return JSON.stringify([type, id]);
}
