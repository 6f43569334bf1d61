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
