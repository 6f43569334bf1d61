import type { ResourceType } from '@plumbline/contracts';
import type { z } from 'zod';

/** What a route responds with on success, described for the API documentation: a JSON:API document or other JSON. */
export type ResponseDescription = JsonApiResponse | { json: z.ZodType; example: unknown };

/** A document with one resource, with a whole list, or with one page of a list. */
export type JsonApiResponse = ({ one: ResourceType } | { all: ResourceType } | { page: ResourceType }) & {
  included?: readonly ResourceType[];
  /** The members of `meta` other than the size of a list. */
  meta?: { schema: z.ZodObject; example: Record<string, unknown> };
};
