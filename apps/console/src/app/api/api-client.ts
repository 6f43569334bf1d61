import i18next from 'i18next';
import { dashCase, toApiError, unreachable } from './api-error';
import { connection } from './connection';
import { csrfHeader, currentAccountId } from './credentials';
import { inSession } from './session-renewal';

type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
}

interface ChangeOptions {
  /** The version of the resource that may be changed. The API refuses to change another one. */
  ifMatch?: string;
}

type SendOptions = RequestOptions & ChangeOptions & { body?: object };

/**
 * Calls the API of the account. A path starts with the version, such as `v2/projects`; one that starts with a slash is used unchanged.
 * Throws an ApiError for every failure.
 */
export const api = {
  get: <Document>(path: string, options: RequestOptions = {}) => send<Document>('GET', path, options),
  post: <Document = void>(path: string, body?: object, options: ChangeOptions = {}) =>
    send<Document>('POST', path, { body, ...options }),
  put: <Document = void>(path: string, body?: object, options: ChangeOptions = {}) =>
    send<Document>('PUT', path, { body, ...options }),
  patch: <Document = void>(path: string, body?: object, options: ChangeOptions = {}) =>
    send<Document>('PATCH', path, { body, ...options }),
  delete: <Document = void>(path: string, options: ChangeOptions = {}) => send<Document>('DELETE', path, options),
};

/** Builds a JSON:API request body. Attribute names become kebab-case. */
export function attributes(values: Record<string, unknown>, type?: string): object {
  const named = Object.entries(values).map(([name, value]): [string, unknown] => [dashCase(name), value]);
  return { data: { ...(type && { type }), attributes: Object.fromEntries(named) } };
}

function send<Document>(method: string, path: string, options: SendOptions): Promise<Document> {
  return inSession(() => sendOnce<Document>(method, path, options));
}

/** Sends a request without asking the user to sign in again if the session has ended. */
export async function sendOnce<Document>(
  method: string,
  path: string,
  { query, body, signal, ifMatch }: SendOptions = {},
): Promise<Document> {
  const response = await fetch(urlOf(path, query), {
    method,
    signal,
    headers: {
      accept: 'application/json',
      'accept-language': i18next.language,
      ...(method !== 'GET' && csrfHeader()),
      ...(body && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    body: body && JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    connection.report(false);
    throw unreachable();
  });
  connection.report(true);
  const content = parsed(await response.text());
  if (!response.ok) throw toApiError(response.status, response.headers, content);
  return withVersion(content, response.headers.get('etag')) as Document;
}

/** Puts the version of a single resource on it. */
function withVersion(content: unknown, etag: string | null): unknown {
  const { data } = (content ?? {}) as { data?: object };
  return etag === null || !data ? content : { ...(content as object), data: { ...data, etag } };
}

/** Returns the URL of a path, for requests and for links to copy. */
export function urlOf(path: string, query: Query = {}): string {
  const [version, ...rest] = path.split('/');
  const base = path.startsWith('/') ? path : `/api/${version}/${currentAccountId()}/${rest.join('/')}`;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) if (each !== undefined && each !== '') parameters.append(name, String(each));
  }
  return parameters.size > 0 ? `${base}?${parameters}` : base;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
