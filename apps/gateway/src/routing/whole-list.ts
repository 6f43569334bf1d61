import { offsetOf, type Page, type Resource } from '@plumbline/contracts';
import { readPart, type Document, type Query } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { InputDescription } from './input';
import { warnAt } from './inputs';
import type { RouteOptions } from './route.decorator';
import { syncMeta } from './sync-meta';

/**
 * Whether a route returns a whole list. One with another `meta` pages by itself, as the feed of events does. A write that returns a list has no
 * pages: it must not fail by its parameters when it is done.
 */
export function isWholeList(route: RouteOptions): boolean {
  if ('scope' in route && route.scope === 'write') return false;
  const { response } = route;
  return response !== undefined && 'all' in response && (response.meta === undefined || response.meta === syncMeta);
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
    meta: { ...metaOf(document, page), page: page.number, pagesize: page.size },
  };
}

/** Only the first page says from when the next read begins: later changes may be on a page that was read before. */
function metaOf({ meta = {} }: Document, { number }: Page): Document['meta'] {
  const { 'next-sync-date': _, ...others } = meta;
  return number === 1 ? meta : others;
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
