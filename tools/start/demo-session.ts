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
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { meta } = await documentOf<Resource>(answer);
  const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
  const headers = { cookie, 'x-csrf-token': String(meta['csrf-token']), 'content-type': 'application/json' };
  return async (method, path, attributes) => {
    const [version, ...rest] = path.split('/');
    const body = attributes && JSON.stringify({ data: { attributes } });
    return documentOf(await fetch(`${url}/api/${version}/${account}/${rest.join('/')}`, { method, headers, body }));
  };
}

async function documentOf<Data>(answer: Response): Promise<Document<Data>> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} responded with ${answer.status}: ${text}`);
  return (text === '' ? { data: {}, meta: {} } : JSON.parse(text)) as Document<Data>;
}
