import type { ApiVersion } from '../api-documentation/view';

/** The parts of the OpenAPI document that the views use. */
export interface ApiDescription {
  tags: { name: string }[];
  'x-tagGroups': { name: string; tags: string[] }[];
  paths: Record<string, Record<string, { 'x-access': 'token' | 'session' | 'public'; tags: string[] }>>;
  webhooks?: object;
  components: Record<string, Record<string, object>>;
}

/**
 * Leaves the operations of one version, because a view takes longer to load the more it shows, and of those the ones that a token
 * may call: the views send the token, so other requests would be refused. openapi.json contains all operations.
 */
export function shownOperations({ webhooks, ...description }: ApiDescription, version: ApiVersion): ApiDescription {
  const paths = Object.fromEntries(
    Object.entries(description.paths)
      .filter(([path]) => path.startsWith(`/api/v${version}/`))
      .map(([path, operations]): [string, ApiDescription['paths'][string]] => [
        path,
        Object.fromEntries(Object.entries(operations).filter(([, operation]) => operation['x-access'] === 'token')),
      ])
      .filter(([, operations]) => Object.keys(operations).length > 0),
  );
  const used = new Set(
    Object.values(paths).flatMap((operations) => Object.values(operations).flatMap(({ tags }) => tags)),
  );
  const groups = description['x-tagGroups'].map(({ name, tags }) => ({
    name,
    tags: tags.filter((tag) => used.has(tag)),
  }));
  return withUsedComponents({
    ...description,
    // Webhooks carry the resources of version 2.
    ...(version === 2 && { webhooks }),
    paths,
    tags: description.tags.filter(({ name }) => used.has(name)),
    'x-tagGroups': groups.filter(({ tags }) => tags.length > 0),
  });
}

/** Leaves the components that the rest refers to, directly or through other components. */
function withUsedComponents({ components, ...rest }: ApiDescription): ApiDescription {
  const used = new Set<string>();
  const follow = (part: object): void => {
    for (const [, reference] of JSON.stringify(part).matchAll(/"#\/components\/([^"]+)"/g)) {
      if (used.has(reference!)) continue;
      used.add(reference!);
      const [kind, name] = reference!.split('/');
      follow(components[kind!]?.[name!] ?? {});
    }
  };
  follow(rest);
  const kept = Object.entries(components).map(([kind, all]) => [
    kind,
    // Operations name a security scheme without a reference.
    kind === 'securitySchemes'
      ? all
      : Object.fromEntries(Object.entries(all).filter(([name]) => used.has(`${kind}/${name}`))),
  ]);
  return { ...rest, components: Object.fromEntries(kept) as ApiDescription['components'] };
}
