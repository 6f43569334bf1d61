import { operations, servedBy, type Operation } from './compatibility';

/** Where every gateway serves the document. */
export const compatibilityPath = '/docs/compatibility.md';

/** `docs/compatibility.md`: which operations of PlanRadar's API the routes serve. Their paths are in the notation of Fastify's router. */
export function compatibilityDocument(routes: readonly { method: string; path: string }[]): string {
  const isServed = servedBy(routes);
  const families = [...new Set(operations.map(({ family }) => family))].map((name) => ({
    name,
    members: operations.filter(({ family }) => family === name),
  }));
  const counts = (members: readonly Operation[]) => {
    const served = members.filter(isServed).length;
    return `${served} | ${members.length - served} | ${members.length} |`;
  };
  const overview = families.map(({ name, members }) => `| ${name} | ${counts(members)}`);
  const sections = families.map(({ name, members }) =>
    [
      `## ${name}`,
      '',
      '| operation | |',
      '| --- | --- |',
      ...members.map((each) => `| \`${each.method} ${each.path}\` | ${isServed(each) ? 'served' : '501'} |`),
    ].join('\n'),
  );
  return `# Compatibility with PlanRadar's API

These are the operations of PlanRadar's public API, versions 1 and 2, and whether Plumbline serves them. An operation that it does not serve gets
the status 501 with the code \`request.not-implemented\`, with and without a credential, and changes nothing. Every gateway serves this page
at \`${compatibilityPath}\`, for its own release.

| family | served | 501 | all |
| --- | --- | --- | --- |
${overview.join('\n')}
| all | ${counts(operations)}

Names of path parameters and a trailing slash make no difference. Updates are accepted as \`PUT\` and as \`PATCH\`.

## Differences on purpose

- Errors are JSON:API documents with stable codes: [Errors](errors.md).
- Users, their roles and the scopes of their tokens decide who may call a route: [Permissions](permissions.md).
- Filters that a list does not have are refused, and requests above the limit get 429: [API clients](api-clients.md).
- \`last_sync_date\` and what it promises: [Synchronising](synchronising.md).
- Webhooks are signed, and their bodies have further attributes: [Webhooks](webhooks.md).

${sections.join('\n\n')}
`;
}
