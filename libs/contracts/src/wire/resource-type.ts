import { z } from 'zod';
import { relationship, type Resource } from './resource';

/** A kind of resource: what the API's documentation and the catalogue of events say of it, and what tests hold it to. */
export interface ResourceType<Attributes extends z.ZodObject = z.ZodObject> {
  /** The resource's `type`. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly description: string;
  /** Those that are optional are left out where there is no value. */
  readonly attributes: Attributes;
  /** The resource as a whole. */
  readonly schema: z.ZodType<Resource>;
  /** One as the API answers with it. */
  readonly example: Resource;
}

interface ResourceTypeOptions<Shape extends z.core.$ZodLooseShape> {
  description: string;
  attributes: Shape;
  /** Each relationship with the type at its other end. */
  relationships?: Readonly<Record<string, string>>;
  example: Resource;
}

/** Declares a kind of resource under its JSON:API `type`. */
export function resourceType<Shape extends z.core.$ZodLooseShape>(
  name: string,
  { description, attributes: shape, relationships, example }: ResourceTypeOptions<Shape>,
): ResourceType<z.ZodObject<Shape>> {
  const attributes = z.object(shape);
  const related = Object.entries(relationships ?? {}).map(([relation, type]) => [
    relation,
    relationship.describe(`One of \`${type}\`, or null.`),
  ]);
  const schema = z
    .object({
      id: z.string(),
      type: z.literal(name),
      attributes,
      ...(related.length > 0 ? { relationships: z.object(Object.fromEntries(related) as z.core.$ZodLooseShape) } : {}),
    })
    .describe(description);
  return { name, description, attributes, schema: schema as unknown as z.ZodType<Resource>, example };
}

/** A row's short code, as answers give it. */
export const shortCode = z.string().regex(/^[abdegjklmnopqrwxyz]{2,}$/);
