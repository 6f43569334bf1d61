import { z } from 'zod';
import { toOne, toOneRelationship, type Relationship, type Resource } from './json-api';

/** One attribute of a resource: its schema, and how its value is read from the model. */
export interface Attribute<Model, Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly read: (model: Model) => z.output<Schema> | null | undefined;
}

/** Declares an attribute. A value of null or undefined is left out of the response: declare its schema as optional. */
export function attribute<Model, Schema extends z.ZodType>(
  schema: Schema,
  read: (model: Model) => z.output<Schema> | null | undefined,
): Attribute<Model, Schema> {
  return { schema, read };
}

/** A to-one relationship of a resource: the type at its other end, and how that resource's id is read from the model. */
export interface RelationshipTo<Model> {
  readonly type: string;
  readonly read: (model: Model) => string | null | undefined;
}

/** Declares a to-one relationship. Without an id, the relationship is null. */
export function relatedTo<Model>(
  type: string,
  read: (model: Model) => string | null | undefined,
): RelationshipTo<Model> {
  return { type, read };
}

/**
 * A kind of resource that the API responds with or that webhooks carry: its schema, its mapping from the model, its
 * documentation and an example.
 */
export interface ResourceType<Attributes extends z.ZodObject = z.ZodObject, Model = never> {
  readonly kind: 'resource';
  /** The resource's JSON:API `type`. */
  readonly name: string;
  /** What the resource is, in one sentence. */
  readonly description: string;
  /** Optional attributes are left out when they have no value. */
  readonly attributes: Attributes;
  /** The schema of the whole resource object. */
  readonly schema: z.ZodType<Resource>;
  /** A realistic resource, as the API responds with it. */
  readonly example: Resource;
  /** Maps a model to the resource. */
  readonly of: (model: Model) => Resource;
  /** Names of the attributes that can change without a new version of the resource. */
  readonly unversioned: readonly string[];
}

/** The attributes of a resource as a client receives them. */
export type AttributesOf<Type extends ResourceType> = z.output<Type['attributes']>;

interface ResourceOptions<Model, Attributes extends Readonly<Record<string, Attribute<Model>>>> {
  description: string;
  id: (model: Model) => string;
  attributes: Attributes;
  relationships?: Readonly<Record<string, RelationshipTo<Model>>>;
  /**
   * Attributes that can change without a new version (`ETag`) of the resource, so that nobody's edit is refused because of them: what
   * the system observes, what depends on the reader or the clock, and secrets that are shown once. Defaults to none.
   */
  unversioned?: readonly Extract<keyof Attributes, string>[];
  example: Model;
}

type SchemasOf<Attributes extends Readonly<Record<string, Attribute<never>>>> = {
  [Name in keyof Attributes]: Attributes[Name]['schema'];
};

/**
 * Declares a kind of resource under its JSON:API `type`. `model` is the schema of what the resource is made of; each attribute
 * is declared once, with its schema and how it is read from the model.
 *
 * @example
 * export const ticketResource = resource('tickets', ticket, {
 *   description: 'A task or a defect at a place in a project.',
 *   id: ({ id }) => toShortCode(id),
 *   attributes: { subject: attribute(z.string(), ({ subject }) => subject) },
 *   example: exampleTicket,
 * });
 * ticketResource.of(ticket); // { id: 'djqro', type: 'tickets', attributes: { subject: 'Crack in the wall' } }
 */
export function resource<
  Model extends z.ZodType,
  const Attributes extends Readonly<Record<string, Attribute<z.output<Model>>>>,
>(
  name: string,
  _model: Model,
  {
    description,
    id,
    attributes,
    relationships,
    unversioned = [],
    example,
  }: ResourceOptions<z.output<Model>, Attributes>,
): ResourceType<z.ZodObject<SchemasOf<Attributes>>, z.output<Model>> {
  const attributesSchema = z.object(
    Object.fromEntries(Object.entries(attributes).map(([key, { schema }]) => [key, schema])),
  ) as unknown as z.ZodObject<SchemasOf<Attributes>>;
  const of = mapping(name, id, Object.entries(attributes), Object.entries(relationships ?? {}));
  return {
    kind: 'resource',
    name,
    description,
    attributes: attributesSchema,
    schema: resourceSchema(name, attributesSchema, relationships).describe(description) as z.ZodType<Resource>,
    example: of(example),
    of,
    unversioned,
  };
}

function mapping<Model>(
  type: string,
  id: (model: Model) => string,
  attributes: readonly [string, Attribute<Model>][],
  relationships: readonly [string, RelationshipTo<Model>][],
): (model: Model) => Resource {
  return (model) => {
    const mapped: Resource = { id: id(model), type, attributes: {} };
    for (const [name, { read }] of attributes) {
      const value = read(model);
      // Known receivers fail on `null`: an attribute without a value is left out.
      if (value !== null && value !== undefined) mapped.attributes[name] = value;
    }
    if (relationships.length > 0) {
      const related: Record<string, Relationship> = (mapped.relationships = {});
      for (const [name, to] of relationships) related[name] = toOne(to.type, to.read(model) ?? undefined);
    }
    return mapped;
  };
}

function resourceSchema(
  name: string,
  attributes: z.ZodObject,
  relationships: Readonly<Record<string, { type: string }>> = {},
): z.ZodType {
  const related = Object.entries(relationships).map(([relation, { type }]) => [
    relation,
    toOneRelationship.describe(`One of \`${type}\`, or null.`),
  ]);
  return z.object({
    id: z.string(),
    type: z.literal(name),
    attributes,
    ...(related.length > 0 ? { relationships: z.object(Object.fromEntries(related) as z.core.$ZodLooseShape) } : {}),
  });
}
