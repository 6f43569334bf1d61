import { applyDecorators } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiExtension,
  ApiHeaders,
  ApiOperation,
  ApiQuery,
  getSchemaPath,
  type MediaTypeObject,
  type RequestBodyObject,
  type SchemaObject,
} from '@nestjs/swagger';
import type { AttributesReader } from '@plumbline/http';
import { z } from 'zod';
import { ApiErrors } from './error-documentation';
import type { InputDescription } from './input';
import { ApiSuccess } from './response-documentation';
import type { BodyDescription, RouteOptions } from './route.decorator';
import { schemaClass } from './schema-class';
import { isWholeList, wholeListPage } from './whole-list';

/** Documents a route for @nestjs/swagger. `operation` names its schemas. */
export function ApiRoute(
  options: RouteOptions,
  inputs: readonly InputDescription[],
  operation: string,
): MethodDecorator {
  if (options.page) return ApiExcludeEndpoint();
  const { access, summary } = options;
  const byToken = access !== 'public' && access !== 'session';
  return applyDecorators(
    ApiOperation({
      summary,
      description: [accessOf(options), options.description ?? []].flat().join('\n\n'),
      security: byToken ? [{ token: [] }] : [],
      requestBody: bodyOf(options, inputs, operation),
    }),
    ApiExtension('x-access', byToken ? 'token' : access),
    ...queryParameters(isWholeList(options) ? [...inputs, wholeListPage] : inputs),
    ApiHeaders(inputs.flatMap(({ headers }) => headers ?? [])),
    ApiSuccess(options, operation),
    ApiErrors(options, inputs),
  );
}

function accessOf(options: RouteOptions): string {
  switch (options.access) {
    case 'public':
      return 'Requires no credential.';
    case 'session':
      return 'Requires a session of the console. Access tokens are refused.';
    case 'owner':
      return `Available to account owners. Tokens require the scope \`${options.scope}\`.`;
    case 'api-access':
      return `Available to users with "API access". Tokens require the scope \`${options.scope}\`.`;
    case 'member':
      return `Tokens require the scope \`${options.scope}\`.`;
  }
}

function queryParameters(inputs: readonly InputDescription[]): MethodDecorator[] {
  return inputs
    .flatMap(({ query }) => Object.entries(query ?? {}))
    .map(([name, parameter]) => {
      const { description, ...schema } = inputSchema(parameter);
      return ApiQuery({ name, required: false, description, schema });
    });
}

/** A named type, such as `Id`, is among the components: bodies use each of them as well. */
function inputSchema(described: z.ZodType): SchemaObject {
  const { $schema: _, $defs, ...schema } = z.toJSONSchema(described, { io: 'input' });
  if ($defs === undefined) return schema as SchemaObject;
  return JSON.parse(JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/')) as SchemaObject;
}

function bodyOf(
  { body }: RouteOptions,
  inputs: readonly InputDescription[],
  operation: string,
): RequestBodyObject | undefined {
  const read = inputs.find(({ attributes }) => attributes !== undefined);
  const description = body ?? (read?.attributes && attributesBody(read.attributes));
  if (!description) return undefined;
  return {
    required: read?.optional !== true,
    content: Object.fromEntries(
      Object.entries(description).map(([type, { schema, example }]): [string, MediaTypeObject] => {
        const name = type === 'application/json' ? 'body' : type.replace(/.*\//, '');
        const model = schemaClass(`${operation}.${name}`, schema, 'input');
        return [type, { schema: { $ref: getSchemaPath(model) }, example }];
      }),
    ),
  };
}

/** The body that an attributes reader reads, with the attributes under their wire names. */
function attributesBody({ schema, wireNames, example }: AttributesReader<unknown>): BodyDescription {
  const attributes = z.object(
    Object.fromEntries(Object.entries(schema.shape).map(([name, each]) => [wireNames.get(name)?.[0] ?? name, each])),
  );
  const type = z.string().optional().describe('Ignored: the path determines the type.');
  const required = !attributes.safeParse({}).success;
  const data = z.object({ type, attributes: required ? attributes : attributes.optional() });
  return { 'application/json': { schema: z.object({ data }), example: { data: { attributes: example ?? {} } } } };
}
