import type {
  MediaTypeObject,
  OpenAPIObject,
  OperationObject,
  RequestBodyObject,
  ReferenceObject,
  ResponseObject,
} from '@nestjs/swagger';
import { z } from 'zod';
import { ServedRoutes, type ServedRoute } from '../pipeline/served-routes';
import { RunningGateway } from '../testing/running-gateway';
import { openApiDocument } from './openapi-document';

/** `METHOD path` of the routes that serve pages for browsers. The document leaves them out. */
const pages = [
  'GET /assets/*',
  'GET /docs/compatibility.md',
  'GET /favicon.svg',
  'GET /settings/api-documentation/reference',
  'GET /settings/api-documentation/swagger-ui',
];

describe('the OpenAPI document', () => {
  let gateway: RunningGateway;
  let routes: ServedRoutes;
  let document: OpenAPIObject & { 'x-tagGroups'?: { tags: string[] }[] };
  beforeAll(async () => {
    gateway = await RunningGateway.prepare();
    routes = gateway.app.get(ServedRoutes);
    document = openApiDocument(gateway.app);
  });
  afterAll(() => gateway.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      (Object.entries(item) as [string, OperationObject][]).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );
  const named = ({ method, path }: ServedRoute) => `${method} ${path}`;
  /** A path in OpenAPI's notation. */
  const templateOf = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');
  const jsonOf = (body: OperationObject['requestBody']): MediaTypeObject | undefined =>
    (body as RequestBodyObject | undefined)?.content['application/json'];
  const sharedResponse = (reference: unknown): ResponseObject => {
    const name = (reference as ReferenceObject).$ref.replace('#/components/responses/', '');
    return document.components!.responses![name] as ResponseObject;
  };
  const namesWhere = (lacks: (operation: OperationObject) => boolean) =>
    operations()
      .filter(({ operation }) => lacks(operation))
      .map(({ name }) => name);

  it('describes every served route except pages, and no other route', () => {
    const served = routes.all().filter(({ method }) => method !== 'HEAD');
    const api = served.filter((route) => !pages.includes(named(route)));
    expect(served.length - api.length).toBe(pages.length);
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(api.map(({ method, path }) => `${method} ${templateOf(path)}`).sort());
  });

  it('gives every operation a summary, one described tag and a unique id', () => {
    const tags = document.tags!.map(({ name }) => name);
    expect(namesWhere(({ summary, description }) => !summary || !description)).toEqual([]);
    expect(namesWhere((operation) => operation.tags?.length !== 1 || !tags.includes(operation.tags[0]!))).toEqual([]);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
    expect(document['x-tagGroups']!.flatMap((group) => group.tags)).toEqual(tags);
  });

  it('describes the content of every successful response that has one', () => {
    const silent = ({ responses }: OperationObject) =>
      (Object.entries(responses) as [string, ResponseObject][]).some(
        ([status, { content }]) =>
          status.startsWith('2') && status !== '204' && status !== '302' && content === undefined,
      );
    // The bytes of a file.
    expect(namesWhere(silent)).toEqual(['GET /files/{path}']);
  });

  it('has response examples that match their resources, without unknown attributes', () => {
    const types = routes.ofApi().flatMap(({ options: { response } }) => {
      if (!response || 'json' in response) return [];
      const type = 'one' in response ? response.one : 'all' in response ? response.all : response.page;
      return [type, ...(response.included ?? [])];
    });
    for (const { attributes, schema, example } of types) {
      expect(z.strictObject(attributes.shape).parse(example.attributes)).toEqual(example.attributes);
      expect(schema.parse(example)).toEqual(example);
    }
  });

  it('gives every body an example', () => {
    const bare = ({ requestBody }: OperationObject) => {
      const media = jsonOf(requestBody);
      return (
        media !== undefined && JSON.stringify(media.example ?? {}).length < '{"data":{"attributes":{"a":1}}}'.length
      );
    };
    expect(namesWhere(bare)).toEqual([]);
  });

  it('has body examples that the routes accept without a warning', () => {
    for (const { inputs, method, path } of routes.ofApi()) {
      for (const { attributes } of inputs) {
        if (!attributes) continue;
        const refuse = (warning: object) => {
          throw new Error(`${method} ${path}: ${JSON.stringify(warning)}`);
        };
        expect(() => attributes.read({ data: { attributes: attributes.example } }, refuse)).not.toThrow();
      }
    }
  });

  it('tells of the second method of each update, which is no operation of its own', () => {
    const updates = operations().filter(({ name }) => /^(PUT|PATCH) /.test(name));
    const told = updates.filter(({ name, operation }) =>
      operation.description!.includes(name.startsWith('PUT') ? '`PATCH` does the same.' : '`PUT` does the same.'),
    );
    expect(told).toEqual(updates);
  });

  it('requires a token for routes that accept one, and for no other', () => {
    for (const { method, path, options } of routes.ofApi()) {
      const operation = document.paths[templateOf(path)]![method.toLowerCase() as 'get'];
      const byToken = options.access !== 'session' && options.access !== 'public';
      expect(operation?.security).toEqual(byToken ? [{ token: [] }] : []);
    }
    expect(Object.keys(document.components!.securitySchemes!)).toEqual(['token']);
  });

  it('lists the errors of a route by status, each with an example document', () => {
    const { responses } = document.paths['/api/v2/{customer}/projects/{project}/tickets/{uuid}']!.put!;
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining([
        '200',
        '400',
        '401',
        '403',
        '404',
        '406',
        '409',
        '413',
        '415',
        '422',
        '429',
        '503',
        '504',
      ]),
    );
    const notFound = sharedResponse(responses['404']);
    expect(notFound.description).toContain('`tickets.not-found`: There is no such ticket');
    expect(Object.keys(notFound.content!['application/json']!.examples!)).toEqual([
      'access.account-not-found',
      'projects.not-found',
      'tickets.not-found',
    ]);
    expect(document.components!.examples!['tickets.not-found']).toMatchObject({
      value: { errors: [{ status: '404', code: 'tickets.not-found', source: { parameter: 'uuid' } }] },
    });
  });

  it('describes equal error responses once', () => {
    const errors = operations().flatMap(({ operation }) =>
      Object.entries(operation.responses).filter(([status]) => Number(status) >= 400),
    );
    expect(errors.map(([, response]) => Object.keys(response!))).toEqual(errors.map(() => ['$ref']));
    expect(errors.map(([, response]) => sharedResponse(response))).not.toContain(undefined);
    const texts = Object.values(document.components!.responses!).map((response) => JSON.stringify(response));
    expect(texts).toEqual([...new Set(texts)]);
  });

  describe('for generators of clients', () => {
    /** Every object in the document with its place, such as `paths./session.get`. Examples are no schemas. */
    const nodesOf = (node: unknown, place: string[] = []): { place: string; node: Record<string, unknown> }[] =>
      typeof node !== 'object' || node === null
        ? []
        : [
            { place: place.join('.'), node: node as Record<string, unknown> },
            ...Object.entries(node)
              .filter(([key]) => key !== 'example' && key !== 'examples')
              .flatMap(([key, each]) => nodesOf(each, [...place, key])),
          ];
    const placesWhere = (is: (node: Record<string, unknown>) => boolean) =>
      nodesOf(document)
        .filter(({ node }) => is(node))
        .map(({ place }) => place);

    it('has one type in each schema, and a name for each choice of types in a request', () => {
      expect(placesWhere(({ type }) => Array.isArray(type))).toEqual([]);
      const parameters = operations().flatMap(({ operation }) => operation.parameters ?? []);
      expect(parameters.filter((each) => JSON.stringify(each).includes('anyOf'))).toEqual([]);
      expect(document.components!.schemas!['Id']).toMatchObject({
        anyOf: [{ type: 'string' }, { type: 'integer', minimum: 1 }],
      });
    });

    it('has no objects and lists as default values', () => {
      expect(placesWhere((node) => typeof node['default'] === 'object')).toEqual([]);
    });

    it('has a name for the schema of each successful response, the same in both versions', () => {
      const schemaOf = ({ responses }: OperationObject) =>
        Object.entries(responses)
          .filter(([status]) => Number(status) < 300)
          .map(([, response]) => (response as ResponseObject).content?.['application/json']?.schema);
      expect(namesWhere((operation) => schemaOf(operation).some((schema) => schema && !('$ref' in schema)))).toEqual(
        [],
      );
      const [v1, v2] = ['v1', 'v2'].map((version) => document.paths[`/api/${version}/{customer}/projects`]!.get!);
      expect([schemaOf(v1!), schemaOf(v2!)]).toEqual(
        Array(2).fill([{ $ref: '#/components/schemas/project.list.document' }]),
      );
    });

    it('refers only to components that it has, with and without webhooks', () => {
      for (const webhooks of [true, false]) {
        const whole = openApiDocument(gateway.app, { webhooks });
        expect([whole.webhooks !== undefined, 'webhook.ticket_created' in whole.components!.schemas!]).toEqual([
          webhooks,
          webhooks,
        ]);
        const missing = [...JSON.stringify(whole).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)].filter(
          ([, kind, name]) => !(name! in (whole.components as Record<string, object>)[kind!]!),
        );
        expect(missing.map(([reference]) => reference)).toEqual([]);
      }
    });
  });

  // Generated clients name their types after schemas.
  it('keeps the names of schemas whose resources share a type', () => {
    expect(document.components!.schemas!['users']).toMatchObject({ description: 'A user of the account.' });
    expect(document.components!.schemas!['users-2']).toMatchObject({
      description: 'A user who has chosen a password.',
    });
  });

  it('keeps the choices and examples of query parameters', () => {
    const parametersOf = (path: string) => document.paths[path]!.get!.parameters;
    expect(parametersOf('/api/v2/{customer}/webhooks/deliveries')).toContainEqual(
      expect.objectContaining({
        in: 'query',
        name: 'status',
        required: false,
        schema: { type: 'string', enum: ['pending', 'delivered', 'failed'] },
      }),
    );
    expect(parametersOf('/api/v2/{customer}/openapi.json')).toContainEqual(
      expect.objectContaining({ name: 'project', schema: { type: 'string', example: 'latest' } }),
    );
  });

  it('describes the requests of webhooks, with an example of each event', () => {
    expect(Object.keys(document.webhooks!)).toEqual(expect.arrayContaining(['ticket_created', 'photo_attached']));
    for (const [name, { post }] of Object.entries(document.webhooks!)) {
      expect(jsonOf(post?.requestBody)?.example).toMatchObject({
        event_name: name,
        data: { id: expect.any(String), attributes: expect.any(Object) },
      });
    }
  });
});
