import { dashCase, toApiError, unreachable } from './api-error';
import { csrfHeader, currentAccountId } from './credentials';

type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

interface RequestOptions {
  query?: Query;
  signal?: AbortSignal;
}

/**
 * Calls the API of the account. A path starts with the version, such as `v2/projects`; one that starts with a slash is used unchanged.
 * Throws an ApiError for every failure.
 */
export const api = {
  get: <Document>(path: string, options: RequestOptions = {}) => send<Document>('GET', path, options),
  post: <Document = void>(path: string, body?: object) => send<Document>('POST', path, { body }),
  put: <Document = void>(path: string, body?: object) => send<Document>('PUT', path, { body }),
  patch: <Document = void>(path: string, body?: object) => send<Document>('PATCH', path, { body }),
  delete: <Document = void>(path: string, body?: object) => send<Document>('DELETE', path, { body }),
};

/** Builds a JSON:API request body. Attribute names become kebab-case. */
export function attributes(values: Record<string, unknown>, type?: string): object {
  const named = Object.entries(values).map(([name, value]): [string, unknown] => [dashCase(name), value]);
  return { data: { ...(type && { type }), attributes: Object.fromEntries(named) } };
}

async function send<Document>(
  method: string,
  path: string,
  { query, body, signal }: RequestOptions & { body?: object },
): Promise<Document> {
  const response = await fetch(urlOf(path, query), {
    method,
    signal,
    headers: {
      accept: 'application/json',
      ...(method !== 'GET' && csrfHeader()),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable();
  });
  const content = parsed(await response.text());
  if (!response.ok) throw toApiError(response.status, response.headers, content);
  return content as Document;
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
