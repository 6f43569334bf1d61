import type { Resource } from '@plumbline/contracts';

/** A JSON:API document (jsonapi.org, 1.1) with primary data. */
export interface Document {
  data: Resource | Resource[] | null;
  included?: Resource[];
  meta?: Record<string, unknown>;
}

/** A document with one resource. */
export function one(data: Resource, more: Pick<Document, 'included' | 'meta'> = {}): Document {
  return { data, ...more };
}

/** A document with a complete list. `count` is its length. */
export function all(data: Resource[], { meta, ...more }: Pick<Document, 'included' | 'meta'> = {}): Document {
  return { data, ...more, meta: { count: data.length, ...meta } };
}

/** A document with one page of a list. `count` is the size of the whole list, `page` counts from 1. */
export function pageOf(
  data: Resource[],
  { count, page }: { count: number; page: { number: number; size: number } },
  { meta, ...more }: Pick<Document, 'included' | 'meta'> = {},
): Document {
  return { data, ...more, meta: { count, page: page.number, pagesize: page.size, ...meta } };
}
