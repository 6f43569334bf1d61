import { z } from 'zod';

export const resourceIdentifier = z.object({ id: z.string(), type: z.string() });
export const relationship = z.object({ data: z.union([resourceIdentifier, z.array(resourceIdentifier), z.null()]) });

/** A JSON:API resource object (jsonapi.org, 1.1): what the API answers with and what webhooks carry as `data`. */
export const resource = z.object({
  id: z.string(),
  type: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  relationships: z.record(z.string(), relationship).optional(),
});
export type Resource = z.infer<typeof resource>;
export type Relationship = z.infer<typeof relationship>;

/** A to-one relationship; null when there is nothing at the other end. */
export function toOne(type: string, id: string | undefined): Relationship {
  return { data: id === undefined ? null : { id, type } };
}

/** Attributes without those that have no value: known receivers fail on `null`. */
export function present(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined));
}
