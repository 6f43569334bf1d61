import { api } from '../app/api/api-client';
import { rememberCredentials, type SessionResponse } from '../app/api/credentials';
import { versionAt } from '../api-documentation/view';
import { PageToken } from './page-token';
import { shownOperations, type ApiDescription } from './shown-operations';

export interface ApiExplorer {
  description: ApiDescription;
  token: PageToken;
  /** Sends the requests that the user tries. */
  fetch: typeof fetch;
}

/**
 * Loads what both views need: a token, and the OpenAPI document with the IDs of the resources in the address (`?project=`,
 * `?ticket=`) or of the newest ones. Version 1 (`?version=1`) is shown to those who ask for it.
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
  return { description: shownOperations(description, versionAt(at.get('version'))), token, fetch: withoutCookies };
}

/** Requests with the token omit the session cookie, because the API refuses two credentials. */
const withoutCookies: typeof fetch = (input, init) => fetch(input, { ...init, credentials: 'omit' });
