export interface Resource {
  id: string;
  attributes: Record<string, unknown>;
}
export interface Document<Data> {
  data: Data;
  included?: Resource[];
  meta: Record<string, unknown>;
}

/** Sends requests with a session, which do not count towards the request limit. `path` begins with the version of the API. */
export type Session = <Data = Resource>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  attributes?: object,
) => Promise<Document<Data>>;

export async function signIn(
  url: string,
  account: number,
  { email, password }: { email: string; password: string },
): Promise<Session> {
  const response = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { meta } = await documentOf<Resource>(response);
  const cookie = response.headers.getSetCookie()[0]!.split(';', 1)[0]!;
  const headers = { cookie, 'x-csrf-token': String(meta['csrf-token']), 'content-type': 'application/json' };
  return async (method, path, attributes) => {
    const [version, ...rest] = path.split('/');
    const body = attributes && JSON.stringify({ data: { attributes } });
    return documentOf(await fetch(`${url}/api/${version}/${account}/${rest.join('/')}`, { method, headers, body }));
  };
}

async function documentOf<Data>(response: Response): Promise<Document<Data>> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} responded with ${response.status}: ${text}`);
  return (text === '' ? { data: {}, meta: {} } : JSON.parse(text)) as Document<Data>;
}
