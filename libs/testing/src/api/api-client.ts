import { setTimeout as later } from 'node:timers/promises';

/** An answer as a caller sees it; `body` is the parsed JSON, or the text when it is none. */
export interface Answer {
  status: number;
  headers: Headers;
  // Tests read documents of many shapes; what they read is asserted where they read it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  /** Milliseconds from the first byte sent to the last one read. */
  durationMs: number;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  /** An object is sent as JSON; a string or form as it is. */
  body?: object | string | FormData;
}

/** A caller of the gateway: with a token, with a session, or with neither. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  withToken(token: string): Client {
    return new Client(this.url, { 'X-PlanRadar-API-Key': token });
  }

  /** Signs in and keeps cookie and CSRF token for every further call. */
  async signIn(email: string, password: string): Promise<Client> {
    const { status, headers, body } = await this.post('/session', { email, password });
    if (status !== 200) throw new Error(`sign-in answered ${status}: ${JSON.stringify(body)}`);
    const cookie = headers.getSetCookie()[0]!.split(';', 1)[0]!;
    return new Client(this.url, { Cookie: cookie, 'X-CSRF-Token': body.meta['csrf-token'] as string });
  }

  get(path: string, options?: RequestOptions): Promise<Answer> {
    return this.request('GET', path, options);
  }
  post(path: string, body?: RequestOptions['body'], options?: RequestOptions): Promise<Answer> {
    return this.request('POST', path, { ...options, body });
  }
  put(path: string, body: object): Promise<Answer> {
    return this.request('PUT', path, { body });
  }
  delete(path: string): Promise<Answer> {
    return this.request('DELETE', path);
  }

  async request(method: string, path: string, { headers, body }: RequestOptions = {}): Promise<Answer> {
    const json = typeof body === 'object' && !(body instanceof FormData);
    const started = performance.now();
    const response = await fetch(path.startsWith('http') ? path : this.url + path, {
      method,
      headers: { ...this.headers, ...(json ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: json ? JSON.stringify(body) : body,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(text),
      durationMs: performance.now() - started,
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Repeats `work` every `everyMs` for `forMs`, each at its own time: a slow one does not hold up the next. */
export async function atARate<T>(everyMs: number, forMs: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const started = performance.now();
  const under: Promise<T>[] = [];
  for (let index = 0; index * everyMs < forMs; index++) {
    const wait = started + index * everyMs - performance.now();
    if (wait > 0) await later(wait);
    under.push(work(index));
  }
  return Promise.all(under);
}
