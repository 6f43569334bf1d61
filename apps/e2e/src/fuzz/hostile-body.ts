import * as fc from 'fast-check';
import type { Schema } from '../support/api-description';
import { hostileNumber, hostileText, hostileValue } from './hostile-values';

/** Resolves a reference into the OpenAPI document. */
export type Resolve = (schema: Schema) => Schema;

const boundary = 'x';
const filePart = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nnot an image\r\n`;

/** The texts of bodies that are no JSON of the expected form, or no JSON at all. */
const rawBodies = fc.constantFrom(
  '',
  ' ',
  '{',
  'null',
  '[]',
  '"text"',
  '1e999',
  '{"data":{"attributes":{"a":1,}}}',
  '{"data":{"attributes":{"__proto__":{"a":1}}}}',
  '{"__proto__":null,"constructor":{"prototype":1}}',
  `${'['.repeat(9_000)}"__proto__"${']'.repeat(9_000)}`,
  `${'['.repeat(9_000)}"\\u0000"${']'.repeat(9_000)}`,
  `{"data":{"attributes":{${Array.from({ length: 20_000 }, (_, index) => `"a${index}":0`).join(',')}}}}`,
  `{"data":{"attributes":{"${'k'.repeat(500_000)}":0}}}`,
);

const json = { 'content-type': 'application/json' };
const form = { 'content-type': `multipart/form-data; boundary=${boundary}` };

export interface Body {
  headers: Record<string, string>;
  text: string;
}

/** Bodies of a route: its example with some attributes replaced, and bodies of other forms. */
export function hostileBody(schema: Schema, example: object, resolve: Resolve): fc.Arbitrary<Body> {
  const changed = changedExample(schema, example, resolve).map((body) => ({ headers: json, text: textOf(body) }));
  return fc.oneof(
    { weight: 12, arbitrary: changed },
    { weight: 1, arbitrary: rawBodies.map((text) => ({ headers: json, text })) },
    { weight: 1, arbitrary: hostileValue.map((value) => ({ headers: json, text: textOf(value) })) },
  );
}

/** Forms that are complete, cut off at any place, or of another type than they say. */
export const hostileForm: fc.Arbitrary<Body> = fc
  .record({
    field: hostileText,
    value: hostileText,
    type: fc.constantFrom('', '\r\ncontent-type: application/json'),
    headers: fc.constantFrom(form, form, form, { 'content-type': 'multipart/form-data' }, json),
    cut: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ field, value, type, headers, cut }) => {
    const name = field.replaceAll(/["\r\n]/g, '');
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${type}\r\n\r\n${value}\r\n`;
    const text = `${part}${filePart}--${boundary}--\r\n`;
    return { headers, text: text.slice(0, Math.ceil(text.length * cut)) };
  });

/** JSON with escapes where a text cannot be sent in UTF-8. */
function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function changedExample(schema: Schema, example: object, resolve: Resolve): fc.Arbitrary<object> {
  const { data: dataSchema } = resolve(schema).properties ?? {};
  const { data } = example as { data?: { attributes?: object } };
  if (!dataSchema || !data?.attributes) return changedProperties(schema, example, resolve);
  const attributes = resolve(dataSchema).properties?.['attributes'] ?? {};
  return changedProperties(attributes, data.attributes, resolve).map((changed) => ({ data: { attributes: changed } }));
}

function changedProperties(schema: Schema, example: object, resolve: Resolve): fc.Arbitrary<object> {
  const properties = Object.entries(resolve(schema).properties ?? {});
  if (properties.length === 0) return fc.constant(example);
  const change = fc.oneof(
    ...properties.map(([name, each]) =>
      fc.oneof(valueOf(each, resolve), hostileValue).map((value): [string, unknown] => [name, value]),
    ),
  );
  return fc
    .array(change, { minLength: 0, maxLength: 4 })
    .map((changes) => ({ ...example, ...local(example), ...Object.fromEntries(changes) }));
}

/** Webhooks of the examples have targets elsewhere. Nothing listens at this one. */
function local(example: object): object {
  return 'target-url' in example ? { 'target-url': 'http://127.0.0.1:9/' } : {};
}

/** Values of the documented type with unusual content. */
function valueOf(given: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const schema = resolve(given);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, resolve)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch ([schema.type].flat()[0]) {
    case 'string':
      return hostileText;
    case 'integer':
    case 'number':
      return fc.oneof(hostileNumber, fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, resolve), { maxLength: 3 });
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(
        ([name, each]) => [name, valueOf(each, resolve)] as const,
      );
      if (parts.length === 0) return fc.dictionary(hostileText, hostileValue, { maxKeys: 3 });
      return fc.record(Object.fromEntries(parts), { requiredKeys: [] });
    }
    default:
      return hostileValue;
  }
}
