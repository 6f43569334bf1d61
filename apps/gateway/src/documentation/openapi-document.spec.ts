import { z } from 'zod';
import { RunningGateway } from '../testing/running-gateway';
import { ServedRoutes, type ServedRoute } from '../pipeline/served-routes';
import { inputsOf } from '../routing/input';
import type { OpenApiDocument, Operation } from './openapi';
import { openApiDocument } from './openapi-document';
import { templateOf } from './path-parameters';

/** `METHOD path` of every route that is served for browsers, and of no interest to programs. */
const pages = [
  'GET /assets/*',
  'GET /favicon.svg',
  'GET /settings/api-documentation/reference',
  'GET /settings/api-documentation/swagger-ui',
];

describe('the description of the API', () => {
  let gateway: RunningGateway;
  let routes: ServedRoutes;
  let document: OpenApiDocument;
  beforeAll(async () => {
    gateway = await RunningGateway.prepare();
    routes = gateway.app.get(ServedRoutes);
    document = openApiDocument(routes.ofApi());
  });
  afterAll(() => gateway.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
    );
  const named = ({ method, path }: ServedRoute) => `${method} ${path}`;
  const without = (lacks: (operation: Operation) => boolean) =>
    operations()
      .filter(({ operation }) => lacks(operation))
      .map(({ name }) => name);

  it('holds every route that is served, but for pages, and no other', () => {
    const served = routes.all().filter(({ method }) => method !== 'HEAD');
    const api = served.filter((route) => !pages.includes(named(route)));
    expect(served.length - api.length).toBe(pages.length);
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(api.map(({ method, path }) => `${method} ${templateOf(path)}`).sort());
  });

  it('gives every operation a summary, one tag that it describes, and an id of its own', () => {
    const tags = document.tags.map(({ name }) => name);
    expect(without(({ summary, description }) => !summary || !description)).toEqual([]);
    expect(without((operation) => operation.tags?.length !== 1 || !tags.includes(operation.tags[0]!))).toEqual([]);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
    expect(document['x-tagGroups'].flatMap((group) => group.tags)).toEqual(tags);
  });

  it('says what every success holds, unless it holds nothing', () => {
    const silent = ({ responses }: Operation) =>
      Object.entries(responses).some(
        ([status, { content }]) =>
          status.startsWith('2') && status !== '204' && status !== '302' && content === undefined,
      );
    // Bytes of a file.
    expect(without(silent)).toEqual(['GET /files/{path}']);
  });

  it('has examples of answers that fit their types, with no attribute that a type does not name', () => {
    const types = routes.ofApi().flatMap(({ options: { answers } }) => {
      if (!answers || 'json' in answers) return [];
      const type = 'one' in answers ? answers.one : 'all' in answers ? answers.all : answers.page;
      return [type, ...(answers.included ?? [])];
    });
    for (const { attributes, schema, example } of types) {
      expect(z.strictObject(attributes.shape).parse(example.attributes)).toEqual(example.attributes);
      expect(schema.parse(example)).toEqual(example);
    }
  });

  it('gives every body an example', () => {
    const bare = ({ requestBody }: Operation) => {
      const media = requestBody?.content['application/json'];
      return (
        media !== undefined && JSON.stringify(media.example ?? {}).length < '{"data":{"attributes":{"a":1}}}'.length
      );
    };
    expect(without(bare)).toEqual([]);
  });

  it('has examples of bodies that the routes take, without a warning', () => {
    for (const { handler, method, path } of routes.ofApi()) {
      for (const { attributes } of handler ? inputsOf(handler) : []) {
        if (!attributes) continue;
        const refuse = (warning: object) => {
          throw new Error(`${method} ${path}: ${JSON.stringify(warning)}`);
        };
        expect(() => attributes.read({ data: { attributes: attributes.example } }, refuse)).not.toThrow();
      }
    }
  });

  it('lets a token call what is not for sessions alone, and nothing else', () => {
    for (const { method, path, options } of routes.ofApi()) {
      const operation = document.paths[templateOf(path)]![method.toLowerCase() as 'get'];
      const byToken = options.access !== 'session' && options.access !== 'public';
      expect(operation?.security).toEqual(byToken ? [{ token: [] }] : []);
    }
    expect(Object.keys(document.components.securitySchemes)).toEqual(['token']);
  });

  it('names the errors of a route by status, each with an example in the shape of errors', () => {
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
    expect(responses['404']!.description).toContain('`tickets.not-found`: There is no such ticket');
    expect(Object.keys(responses['404']!.content!['application/json']!.examples!)).toEqual([
      'access.account-not-found',
      'projects.not-found',
      'tickets.not-found',
    ]);
    expect(document.components.examples['tickets.not-found']!.value).toMatchObject({
      errors: [{ status: '404', code: 'tickets.not-found', source: { parameter: 'uuid' } }],
    });
  });

  it('describes what webhooks are sent, with an example of each event', () => {
    expect(Object.keys(document.webhooks)).toEqual(expect.arrayContaining(['ticket_created', 'photo_attached']));
    for (const [name, { post }] of Object.entries(document.webhooks)) {
      expect(post?.requestBody?.content['application/json']?.example).toMatchObject({
        event_name: name,
        data: { id: expect.any(String), attributes: expect.any(Object) },
      });
    }
  });
});
