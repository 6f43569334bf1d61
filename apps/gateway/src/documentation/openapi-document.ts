import type { ServedRoute } from '../pipeline/served-routes';
import { Components } from './components';
import { headers } from './headers';
import { introduction } from './introduction';
import type { OpenApiDocument, Operation } from './openapi';
import { operationOf } from './operation';
import { templateOf } from './path-parameters';
import { describeTags } from './tags';
import { describeWebhooks } from './webhooks';

/** Describes these routes by OpenAPI 3.1.1. */
export function openApiDocument(routes: readonly ServedRoute[]): OpenApiDocument {
  const components = new Components();
  const paths = describePaths(routes, components);
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return {
    openapi: '3.1.1',
    info: { title: 'Plumbline API', version: '1.0.0', description: introduction },
    servers: [{ url: '/' }],
    ...describeTags(new Set(operations.flatMap(({ tags = [] }) => tags))),
    paths,
    webhooks: describeWebhooks(),
    components: {
      ...components.toDocument(),
      headers,
      securitySchemes: {
        token: {
          type: 'apiKey',
          in: 'header',
          name: 'X-PlanRadar-API-Key',
          description: 'A personal access token. `Authorization: Bearer` with it works as well.',
        },
      },
    },
  };
}

type Paths = Record<string, Record<string, Operation>>;

function describePaths(routes: readonly ServedRoute[], components: Components): Paths {
  const paths: Paths = {};
  const taken = new Set<string>();
  for (const route of [...routes].sort(byVersion)) {
    const operation = operationOf(route, components);
    operation.operationId = unique(operation.operationId ?? '', route.path, taken);
    (paths[templateOf(route.path)] ??= {})[route.method.toLowerCase()] = operation;
  }
  return paths;
}

/** Version 2 first, then version 1, then what has none; otherwise as the routes were declared. */
function byVersion(one: ServedRoute, other: ServedRoute): number {
  const rank = ({ path }: ServedRoute) => (path.startsWith('/api/v2/') ? 0 : path.startsWith('/api/v1/') ? 1 : 2);
  return rank(one) - rank(other);
}

/** Ids name operations in generated clients; a route that is there under several paths is named by its path as well. */
function unique(id: string, path: string, taken: Set<string>): string {
  const word = path.split('/').findLast((part) => !part.startsWith(':')) ?? '';
  const name = taken.has(id) ? `${id}.${word}` : id;
  taken.add(name);
  return name;
}
