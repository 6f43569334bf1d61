import type {
  OpenAPIObject,
  OperationObject,
  ParameterObject,
  PathsObject,
  ReferenceObject,
  SchemaObject,
} from '@nestjs/swagger';
import { errorTable, type ErrorCode } from '@plumbline/errors';
import { errorResponses } from '../routing/error-documentation';
import { errorExamples } from './error-examples';
import { pathParameters } from './path-parameters';
import { describeTags, tagOfV1 } from './tags';

/** Adds what @nestjs/swagger does not derive: everything that depends on the path of a route, error examples and tag groups. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const paths = completePaths(document.paths);
  const operations = Object.values(paths).flatMap((item) => Object.values(item) as OperationObject[]);
  return {
    ...document,
    ...describeTags(new Set(operations.flatMap(({ tags = [] }) => tags))),
    paths,
    components: {
      ...document.components,
      schemas: simplified(sorted(document.components?.schemas ?? {})),
      examples: errorExamples(new Set(operations.flatMap(errorCodesOf))),
    },
  };
}

function completePaths(paths: PathsObject): PathsObject {
  const taken = new Set<string>();
  const inOrder = Object.entries(paths).sort(([one], [other]) => rankOf(one) - rankOf(other));
  return Object.fromEntries(
    inOrder.map(([path, item]) => {
      const operations = Object.entries(item) as [string, OperationObject][];
      return [
        path,
        Object.fromEntries(operations.map(([method, each]) => [method, complete(each, method, path, taken)])),
      ];
    }),
  );
}

/** Version 2, then version 1, then paths without a version. */
function rankOf(path: string): number {
  return path.startsWith('/api/v2/') ? 0 : path.startsWith('/api/v1/') ? 1 : 2;
}

function complete(operation: OperationObject, method: string, path: string, taken: Set<string>): OperationObject {
  const isV1 = path.startsWith('/api/v1/');
  const parameters = (operation.parameters ?? []) as ParameterObject[];
  const errors = [...errorCodesOf(operation), ...errorsOfPlace(operation, method, path)];
  return {
    ...operation,
    operationId: operationId(operation, path, taken),
    description: [operation.description, ...updatedBy(method)].join('\n\n'),
    tags: operation.tags?.map((tag) => (isV1 ? tagOfV1(tag) : tag)),
    parameters: [...pathParameters(path), ...simplified(parameters.filter((parameter) => parameter.in !== 'path'))],
    responses: { ...operation.responses, ...errorResponses(new Set(errors)) },
  };
}

/** Ids name operations in generated clients. A method that serves several paths of a version is named by its path as well. */
function operationId({ operationId: name }: OperationObject, path: string, taken: Set<string>): string {
  const version = /^\/api\/(v\d)\//.exec(path)?.[1];
  const id = version === undefined ? name! : `${version}.${name}`;
  const word = path.split('/').findLast((part) => !part.startsWith('{'));
  const unique = taken.has(id) ? `${id}.${word}` : id;
  taken.add(unique);
  return unique;
}

/** Updates have a second method, see `updateAlias`. Described in words: as operations, every update would appear twice in a client. */
function updatedBy(method: string): string[] {
  const alias = { put: 'PATCH', patch: 'PUT' }[method];
  return alias === undefined ? [] : [`\`${alias}\` does the same.`];
}

function errorCodesOf({ responses }: OperationObject): ErrorCode[] {
  return Object.values(responses)
    .flatMap((response) => (response && 'content' in response ? Object.values(response.content ?? {}) : []))
    .flatMap(({ examples = {} }) => Object.keys(examples))
    .filter((name): name is ErrorCode => name in errorTable);
}

/** The errors that follow from the method and the path of a route. */
function errorsOfPlace(
  operation: OperationObject & { 'x-access'?: string },
  method: string,
  path: string,
): ErrorCode[] {
  const access = operation['x-access'];
  return [
    ...(access !== 'public' && path.includes('/{customer}') ? (['access.account-not-found'] as const) : []),
    ...(access === 'session' && method !== 'get' ? (['auth.csrf-token-invalid'] as const) : []),
  ];
}

/** Removes what zod adds to JSON Schema and clients do not need. */
function simplified<Value>(schemas: Value): Value {
  return JSON.parse(JSON.stringify(schemas), (_key, node: unknown) => {
    if (typeof node !== 'object' || node === null) return node;
    const schema = node as SchemaObject;
    // The pattern by which zod checks a format repeats the format.
    if (typeof schema.format === 'string') delete schema.pattern;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    // Generators of clients read a choice of schemas, but no choice of types in one schema.
    if (Array.isArray(schema.type)) {
      schema.anyOf = schema.type.map((type: string) => ({ type }));
      delete schema.type;
    }
    // Likewise, they read an enumeration, but no choice of constants.
    const constants = (schema.anyOf as { const?: unknown }[] | undefined)?.map((each) => each.const);
    if (constants?.every((each) => Number.isInteger(each))) {
      delete schema.anyOf;
      Object.assign(schema, { type: 'integer', enum: constants });
    }
    // Some generators write objects and lists as code of another language, or leave them out. The descriptions tell of them.
    if (typeof schema.default === 'object') delete schema.default;
    // Responses can get more properties: clients ignore those they do not know.
    if (schema.additionalProperties === false) delete schema.additionalProperties;
    return schema;
  }) as Value;
}

function sorted(
  schemas: Record<string, SchemaObject | ReferenceObject>,
): Record<string, SchemaObject | ReferenceObject> {
  return Object.fromEntries(Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1)));
}
