import type { ResourceType } from '@plumbline/contracts';
import type { z } from 'zod';

/**
 * What a route answers with when it succeeds, as the API's documentation shows it: a document about one thing, about a whole
 * list, or about a part of one; or JSON of another form.
 */
export type Answer = JsonApiAnswer | { json: z.ZodType; example: unknown };

export type JsonApiAnswer = ({ one: ResourceType } | { all: ResourceType } | { page: ResourceType }) & {
  included?: readonly ResourceType[];
  /** What `meta` holds besides the size of a list. */
  meta?: { schema: z.ZodObject; example: Record<string, unknown> };
};
