import * as fc from 'fast-check';
import type { OpenApi, Operation, Schema } from '../support/api-description';
import { hostileBody, hostileForm, type Body } from './hostile-body';
import { hostileText } from './hostile-values';

/** A request to a route of the API, as it is sent. */
export interface HostileRequest {
  route: string;
  access: Operation['x-access'];
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** These routes end the access by which requests are sent, or count wrong credentials of the address from which they are sent. */
const signInRoutes = [
  'post /session',
  'post /api/v2/{customer}/session',
  'delete /session',
  'delete /api/v2/{customer}/session',
  'post /api/v2/password_resets',
  'post /api/v2/password_links/look_up',
  'post /api/v2/password_links/redeem',
  'post /api/v2/personal_access_tokens/revoke_leaked',
  'put /api/v2/{customer}/password',
  'delete /api/v2/{customer}/sessions/{session}',
];

const headers: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      accept: fc.constantFrom('*/*', 'application/vnd.api+json', '*/*;q=x', 'text/csv', 'text/html,*/*;q=0.1', 'a/b'),
      'accept-encoding': fc.constantFrom('gzip', 'br;q=0', '*', ';;'),
      'idempotency-key': fc.constantFrom('a', 'x'.repeat(200), 'x'.repeat(201), '{}'),
      'if-none-match': fc.constantFrom('*', 'W/"x"'),
      range: fc.constantFrom('bytes=0-', 'bytes=-1', 'bytes=9-1', 'lines=1-2'),
      'x-request-id': fc.constantFrom('ok-1', '<script>', 'x'.repeat(500)),
      traceparent: fc.constantFrom('00-0-0-00', `00-${'f'.repeat(32)}-${'f'.repeat(16)}-01`),
    },
    { requiredKeys: [] },
  )
  // Most requests have none of them.
  .chain((some) => fc.constantFrom({}, {}, {}, some));

/** Requests to every route of the document, except those about signing in. */
export function hostileRequest(document: OpenApi): fc.Arbitrary<HostileRequest> {
  return requestsTo(document, (route) => !signInRoutes.includes(route));
}

/** Requests to the routes about signing in, sessions, passwords and invitations. Each may end the access of its sender. */
export function hostileSignIn(document: OpenApi): fc.Arbitrary<HostileRequest> {
  return requestsTo(document, (route) => signInRoutes.includes(route));
}

function requestsTo(document: OpenApi, wanted: (route: string) => boolean): fc.Arbitrary<HostileRequest> {
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => wanted(`${method} ${path}`))
      .map(([method, operation]) => requestTo(method, path, operation, document)),
  );
  return fc.oneof(...routes);
}

function requestTo(
  method: string,
  path: string,
  operation: Operation,
  document: OpenApi,
): fc.Arbitrary<HostileRequest> {
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : document.components.schemas[name]!;
  };
  return fc
    .record({ path: pathOf(path, operation), query: queryOf(operation), headers, body: bodyOf(operation, resolve) })
    .map(({ path: filled, query, headers: some, body }) => ({
      route: `${method} ${path}`,
      access: operation['x-access'],
      method: method.toUpperCase(),
      path: `${filled}${query}`,
      headers: { ...some, ...body?.headers },
      body: body?.text,
    }));
}

function pathOf(path: string, { parameters }: Operation): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined) return fc.constant(part);
    const example = encodeURIComponent(parameters.find((each) => each.name === name)?.example ?? '');
    const weight = name === 'customer' ? 50 : 5;
    return fc.oneof({ weight, arbitrary: fc.constant(example) }, { weight: 1, arbitrary: inUrl });
  });
  return fc.tuple(...parts).map((filled) => filled.join('/'));
}

/** Parameters of the route and others, some of them several times. */
function queryOf({ parameters }: Operation): fc.Arbitrary<string> {
  const known = parameters.filter((each) => each.in === 'query').map(({ name }) => encodeURIComponent(name));
  const others = [
    'constructor',
    '__proto__',
    'filter[a][b][c][d]',
    'signature',
    'page',
    'filter[status_id][][predicate]',
  ];
  const name = fc.constantFrom(...known, ...known, ...others);
  return fc
    .array(fc.tuple(name, inUrl), { maxLength: 4 })
    .map((pairs) => (pairs.length > 0 ? `?${pairs.map((pair) => pair.join('=')).join('&')}` : ''));
}

/** Escaped text, and escapes that mean nothing. The server has its limit for URLs tested elsewhere. */
const inUrl: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: hostileText.map((text) => encodeURIComponent(Buffer.from(text.slice(0, 1_000), 'utf8').toString())),
  },
  { weight: 1, arbitrary: fc.constantFrom('%00', '%E0%A4%A', '%ff', '%', '%2e%2e%2f', '[]') },
);

function bodyOf({ requestBody }: Operation, resolve: (schema: Schema) => Schema): fc.Arbitrary<Body | undefined> {
  const described = requestBody?.content['application/json'];
  const bodies = described
    ? [hostileBody(described.schema, described.example ?? {}, resolve)]
    : [fc.constant(undefined)];
  const forms = requestBody?.content['multipart/form-data'] ? [hostileForm] : [];
  return fc.oneof(...bodies, ...forms);
}
