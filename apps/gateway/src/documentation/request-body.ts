import type { AttributesReader } from '@plumbline/http';
import type { BodyDescription } from '../routing/route.decorator';
import { jsonSchema } from './json-schema';
import type { RequestBody, Schema } from './openapi';

/** The body whose attributes a reader reads. */
export function attributesBody(
  reader: AttributesReader<unknown>,
  { optional = false }: { optional?: boolean } = {},
): RequestBody {
  const { properties = {}, required = [], ...rest } = jsonSchema(reader.schema, 'input');
  const wireName = (name: string) => reader.wireNames.get(name)?.[0] ?? name;
  const attributes = {
    ...rest,
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [wireName(name), schema])),
    ...(required.length > 0 ? { required: required.map(wireName) } : {}),
  } as Schema;
  const schema: Schema = {
    type: 'object',
    required: ['data'],
    properties: {
      data: {
        type: 'object',
        ...(required.length > 0 ? { required: ['attributes'] } : {}),
        properties: { type: { type: 'string', description: 'Not looked at: the path says it.' }, attributes },
      },
    },
  };
  return {
    required: !optional,
    content: { 'application/json': { schema, example: { data: { attributes: reader.example ?? {} } } } },
  };
}

/** A body that a route describes by itself. */
export function describedBody(body: BodyDescription): RequestBody {
  return {
    required: true,
    content: Object.fromEntries(
      Object.entries(body).map(([type, { schema, example }]) => [
        type,
        { schema: jsonSchema(schema, 'input'), example },
      ]),
    ),
  };
}
