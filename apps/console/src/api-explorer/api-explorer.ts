import { api } from '../app/api/api-client';
import { rememberCredentials, type SessionResponse } from '../app/api/credentials';
import { PageToken } from './page-token';

/** The parts of the OpenAPI document that the views use. */
export interface ApiDescription {
  tags: { name: string }[];
  'x-tagGroups': { name: string; tags: string[] }[];
  paths: Record<string, Record<string, { 'x-access': 'token' | 'session' | 'public'; tags: string[] }>>;
}

export interface ApiExplorer {
  description: ApiDescription;
  token: PageToken;
  /** Sends the requests that the user tries. */
  fetch: typeof fetch;
}

/**
 * Loads what both views need: a token, and the OpenAPI document with the IDs of the resources in the address (`?project=`,
 * `?ticket=`) or of the newest ones.
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
 * Removes the operations that require a session. The views send the token, so such a request would be refused. openapi.json contains
 * all operations.
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

/** Requests with the token omit the session cookie, because the API refuses two credentials. */
const withoutCookies: typeof fetch = (input, init) => fetch(input, { ...init, credentials: 'omit' });
