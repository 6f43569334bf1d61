import { api } from '../app/api/api-client';
import { rememberCredentials, type SessionResponse } from '../app/api/credentials';
import { PageToken } from './page-token';

/** An OpenAPI document, as far as the pages look into it. */
export interface ApiDescription {
  tags: { name: string }[];
  'x-tagGroups': { name: string; tags: string[] }[];
  paths: Record<string, Record<string, { 'x-access': 'token' | 'session' | 'public'; tags: string[] }>>;
}

export interface ApiExplorer {
  description: ApiDescription;
  token: PageToken;
  /** Makes the requests that are tried out. */
  fetch: typeof fetch;
}

/**
 * What both pages need: the description with the reader's own ids, of what the page's address names (`?project=`, `?ticket=`)
 * or else of what is newest, and a token to try it with.
 */
export async function openApiExplorer(): Promise<ApiExplorer> {
  rememberCredentials(await api.get<SessionResponse>('/session'));
  const at = new URLSearchParams(location.search);
  const query = { project: at.get('project') ?? 'latest', ticket: at.get('ticket') ?? undefined };
  const inConsole = window.parent !== window;
  const [description, token] = await Promise.all([
    api.get<ApiDescription>('v2/openapi.json', { query }),
    inConsole ? PageToken.ofConsole() : PageToken.create(),
  ]);
  return { description: callableByToken(description), token, fetch: withoutCookies };
}

/**
 * What is for people who are signed in is left out: with a token it would be refused, and the curl line of a page would say
 * otherwise. Whoever needs it finds it in openapi.json.
 */
function callableByToken(description: ApiDescription): ApiDescription {
  const paths = Object.fromEntries(
    Object.entries(description.paths)
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
  return {
    ...description,
    paths,
    tags: description.tags.filter(({ name }) => used.has(name)),
    'x-tagGroups': groups,
  };
}

/** Two credentials at once are refused: a request with the token goes without the session's cookie. */
const withoutCookies: typeof fetch = (input, init) => fetch(input, { ...init, credentials: 'omit' });
