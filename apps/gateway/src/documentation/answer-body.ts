import type { ResponseDescription, JsonApiResponse } from '../routing/response-description';
import type { Components } from './components';
import { jsonSchema } from './json-schema';
import type { Media, Schema } from './openapi';

const count: Schema = { type: 'integer', description: 'How many there are in all.' };
const page: Schema = { type: 'integer', description: 'Which part this is.' };
const pagesize: Schema = { type: 'integer', description: 'How many entries a part has at most.' };
const warnings: Schema = {
  type: 'array',
  description: 'What of the request was not used.',
  items: { type: 'object', properties: { detail: { type: 'string' }, source: { type: 'object' } } },
};

/** What `meta` says of a list. */
const listMeta = {
  one: { properties: {}, example: {} },
  all: { properties: { count }, example: { count: 1 } },
  page: { properties: { count, page, pagesize }, example: { count: 1, page: 1, pagesize: 100 } },
} satisfies Record<string, { properties: Record<string, Schema>; example: Record<string, number> }>;

/** What an answer holds: its schema and an example of it. */
export function answerBody(answer: ResponseDescription, components: Components): Media {
  if ('json' in answer) return { schema: jsonSchema(answer.json, 'output'), example: answer.example };
  return jsonApiBody(answer, components);
}

function jsonApiBody(answer: JsonApiResponse, components: Components): Media {
  const [form, type] =
    'one' in answer
      ? (['one', answer.one] as const)
      : 'all' in answer
        ? (['all', answer.all] as const)
        : (['page', answer.page] as const);
  const { included, meta } = answer;
  const item = components.resource(type);
  const schema: Record<string, Schema> = { data: form === 'one' ? item : { type: 'array', items: item } };
  const example: Record<string, unknown> = { data: form === 'one' ? type.example : [type.example] };
  if (included) {
    schema['included'] = { type: 'array', items: oneOf(included.map((each) => components.resource(each))) };
    example['included'] = included.map((each) => each.example);
  }
  const size = listMeta[form];
  const more = meta ? jsonSchema(meta.schema, 'output') : {};
  const required = [...Object.keys(size.properties), ...(more.required ?? [])];
  schema['meta'] = { type: 'object', required, properties: { ...size.properties, ...more.properties, warnings } };
  if (required.length > 0) example['meta'] = { ...size.example, ...meta?.example };
  return {
    schema: { type: 'object', required: required.length > 0 ? ['data', 'meta'] : ['data'], properties: schema },
    example,
  };
}

function oneOf(schemas: Schema[]): Schema {
  const [only, ...others] = schemas;
  return only && others.length === 0 ? only : { oneOf: schemas };
}
