import type { Type } from '@nestjs/common';
import {
  ApiResponse,
  getSchemaPath,
  type MediaTypeObject,
  type ReferenceObject,
  type SchemaObject,
} from '@nestjs/swagger';
import type { ResourceType } from '@plumbline/contracts';
import { z } from 'zod';
import { headersOf } from './response-headers';
import type { RouteOptions } from './route.decorator';
import { resourceClass, schemaClass } from './schema-class';

/** What a route responds with on success, described for the API documentation: a JSON:API document or other JSON. */
export type ResponseDescription = JsonApiResponse | { json: z.ZodType; example: unknown };

/** A document with one resource, with a whole list, or with one page of a list. */
export type JsonApiResponse = ({ one: ResourceType } | { all: ResourceType } | { page: ResourceType }) & {
  included?: readonly ResourceType[];
  /** The members of `meta` other than the size of a list. */
  meta?: { schema: z.ZodObject; example: Record<string, unknown> };
};

const count = z.int().describe('Number of entries in the whole list.');
const page = z.int().describe('Number of this page.');
const pagesize = z.int().describe('Maximum number of entries per page.');
const warnings = z
  .array(z.object({ detail: z.string(), source: z.object({}) }).partial())
  .optional()
  .describe('Parts of the request that were ignored: the first ten, and how many more.');

/** `meta` by the form of the data. */
const metaOf = {
  one: { name: 'meta', shape: {}, example: {} },
  all: {
    name: 'list-meta',
    shape: { count, page: page.optional(), pagesize: pagesize.optional() },
    example: { count: 1 },
  },
  page: { name: 'page-meta', shape: { count, page, pagesize }, example: { count: 1, page: 1, pagesize: 100 } },
};
const sharedMeta = Object.fromEntries(
  Object.values(metaOf).map(({ name, shape }) => [name, schemaClass(name, z.object({ ...shape, warnings }), 'output')]),
);

/** Documents the successful response of a route. */
export function ApiSuccess(options: RouteOptions, operation: string): MethodDecorator {
  const { response, access, produces, status = 200 } = options;
  return ApiResponse({
    status,
    description: status === 204 ? 'Success, without a body.' : 'Success.',
    headers: headersOf({ status, limited: access !== 'public', tagged: response !== undefined && 'one' in response }),
    ...(response && { content: { 'application/json': mediaOf(response, operation) } }),
    ...(produces && { content: { [produces]: { schema: { type: 'string' } } } }),
  });
}

function mediaOf(response: ResponseDescription, operation: string): MediaTypeObject {
  if (!('json' in response)) return documentOf(response, operation);
  const model = schemaClass(`${operation}.document`, response.json, 'output');
  return { schema: reference(model), example: response.example };
}

function documentOf(response: JsonApiResponse, operation: string): MediaTypeObject {
  const { form, resource } = formOf(response);
  const { name, shape, example } = metaOf[form];
  const meta = response.meta
    ? schemaClass(`${operation}.meta`, z.object({ ...shape, ...response.meta.schema.shape, warnings }), 'output')
    : sharedMeta[name]!;
  const data = resourceClass(resource);
  const included = response.included?.map(resourceClass) ?? [];
  const examples = { data: resource.example, meta: { ...example, ...response.meta?.example } };
  const metaRequired = form !== 'one' || response.meta?.schema.safeParse({}).success === false;
  return {
    schema: {
      type: 'object',
      required: metaRequired ? ['data', 'meta'] : ['data'],
      properties: {
        data: form === 'one' ? reference(data) : { type: 'array', items: reference(data) },
        ...(included.length > 0 && { included: { type: 'array', items: anyOf(included) } }),
        meta: reference(meta),
      },
    },
    example: {
      data: form === 'one' ? examples.data : [examples.data],
      ...(response.included && { included: response.included.map((each) => each.example) }),
      ...(Object.keys(examples.meta).length > 0 && { meta: examples.meta }),
    },
  };
}

function formOf(response: JsonApiResponse): { form: 'one' | 'all' | 'page'; resource: ResourceType } {
  if ('one' in response) return { form: 'one', resource: response.one };
  return 'all' in response ? { form: 'all', resource: response.all } : { form: 'page', resource: response.page };
}

function anyOf([only, ...others]: Type[]): SchemaObject | ReferenceObject {
  return only && others.length === 0 ? reference(only) : { oneOf: [only!, ...others].map(reference) };
}

function reference(model: Type): ReferenceObject {
  return { $ref: getSchemaPath(model) };
}
