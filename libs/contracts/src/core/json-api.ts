import { z } from 'zod';

export const resourceIdentifier = z.object({ id: z.string(), type: z.string() });
/** A relationship to one resource or none. Narrower than `relationship`: generated clients have no list to tell apart. */
export const toOneRelationship = z.object({ data: resourceIdentifier.nullable() });
export const relationship = z.object({ data: z.union([resourceIdentifier, z.array(resourceIdentifier), z.null()]) });
export type Relationship = z.infer<typeof relationship>;

/** A JSON:API resource object (jsonapi.org, 1.1): what the API responds with and what webhooks carry as `data`. */
export const resourceObject = z.object({
  id: z.string(),
  type: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  relationships: z.record(z.string(), relationship).optional(),
});
export type Resource = z.infer<typeof resourceObject>;

/** A to-one relationship; null without an id. */
export function toOne(type: string, id: string | undefined): Relationship {
  return { data: id === undefined ? null : { id, type } };
}

type Absent<Value> = Extract<Value, null | undefined>;
type Present<Value> = {
  [Key in keyof Value as [Absent<Value[Key]>] extends [never] ? Key : never]: Value[Key];
} & { [Key in keyof Value as [Absent<Value[Key]>] extends [never] ? never : Key]?: NonNullable<Value[Key]> };

/** An object without the properties that have no value: known receivers fail on `null`. */
export function present<Value extends object>(value: Value): Present<Value> {
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries) as Present<Value>;
}
