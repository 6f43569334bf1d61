import { inputsOf, type InputDescription } from '../routing/input';
import type { ServedRoute } from '../pipeline/served-routes';
import { answerBody } from './answer-body';
import type { Components } from './components';
import { errorCodesOf, errorResponses } from './errors';
import { answerHeaders } from './headers';
import { jsonSchema } from './json-schema';
import type { Operation, Parameter, RequestBody, Response } from './openapi';
import { pathParameters, templateOf } from './path-parameters';
import { attributesBody, describedBody } from './request-body';
import { tagOf } from './tags';

/** One route as an operation. */
export function operationOf(route: ServedRoute, components: Components): Operation {
  const { options, handler, path } = route;
  const inputs = handler ? inputsOf(handler) : [];
  const token = options.access !== 'public' && options.access !== 'session';
  const body = requestBody(route, inputs);
  const tag = tagOf(route);
  return {
    operationId: operationId(route),
    ...(tag === undefined ? {} : { tags: [tag] }),
    summary: options.summary,
    description: [...callers(route), ...(options.description ? [options.description] : [])].join('\n\n'),
    parameters: [...pathParameters(templateOf(path)), ...otherParameters(inputs)],
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(route, components), ...errorResponses(errorCodesOf(route, inputs), components) },
    security: token ? [{ token: [] }] : [],
    'x-access': token ? 'token' : options.access,
  };
}

function operationId({ path, handler }: ServedRoute): string {
  const version = /^\/api\/(v\d)\//.exec(path)?.[1];
  const controller = handler?.controller.name.replace(/Controller$/, '') ?? '';
  const name = controller.charAt(0).toLowerCase() + controller.slice(1);
  return [version, name, handler?.method].filter(Boolean).join('.');
}

/** Who may call it, in words. */
function callers({ options }: ServedRoute): string[] {
  switch (options.access) {
    case 'public':
      return ['For anybody: no credential is looked at.'];
    case 'session':
      return ['Only for people who are signed in to the console; an access token is refused.'];
    case 'owner':
      return [`For account owners. A token needs the scope \`${options.scope}\`.`];
    case 'api-access':
      return [`For people with "API access". A token needs the scope \`${options.scope}\`.`];
    case 'member':
      return [`A token needs the scope \`${options.scope}\`.`];
  }
}

function otherParameters(inputs: readonly InputDescription[]): Parameter[] {
  return inputs
    .flatMap(({ parameters = [] }) => parameters)
    .map(({ schema, example, ...parameter }) => ({
      ...parameter,
      schema: jsonSchema(schema, 'input'),
      ...(example === undefined ? {} : { example }),
    }));
}

function requestBody({ options }: ServedRoute, inputs: readonly InputDescription[]): RequestBody | undefined {
  if (options.body) return describedBody(options.body);
  const read = inputs.find(({ attributes }) => attributes !== undefined);
  return read?.attributes && attributesBody(read.attributes, read);
}

function success({ method, options }: ServedRoute, components: Components): Record<string, Response> {
  const { answers, access, produces } = options;
  const status = options.status ?? (method === 'POST' ? 201 : 200);
  return {
    [status]: {
      description: status === 204 ? 'Done; the answer has no body.' : 'Done.',
      headers: answerHeaders({ status, counted: access !== 'public' }),
      ...(answers ? { content: { 'application/json': answerBody(answers, components) } } : {}),
      ...(produces ? { content: { [produces]: { schema: { type: 'string' } } } } : {}),
    },
  };
}
