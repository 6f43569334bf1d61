import { setTimeout as later } from 'node:timers/promises';
import { Agent, fetch as fetchFrom } from 'undici';

/** A response of the API. `body` is the parsed JSON, or the text where it is no JSON. */
export interface ApiResponse {
  status: number;
  headers: Headers;
  // Tests read documents of many shapes and assert what they read.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  /** Milliseconds from the first byte sent to the last one read. */
  durationMs: number;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  /** An object is sent as JSON, a string or form unchanged. */
  body?: object | string | FormData;
}

/** A caller of the gateway: anonymous, with an access token, or with a session. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
    private readonly agent?: Agent,
  ) {}

  withToken(token: string): ApiClient {
    return new ApiClient(this.url, { 'X-PlanRadar-API-Key': token }, this.agent);
  }

  /** The same caller at another address of this machine, in 127.0.0.0/8: what is counted by address is counted apart. */
  from(localAddress: string): ApiClient {
    return new ApiClient(this.url, this.headers, new Agent({ localAddress }));
  }

  /** Signs in and returns a client that sends the session cookie and the CSRF token. */
  async signIn(email: string, password: string): Promise<ApiClient> {
    const { status, headers, body } = await this.post('/session', { email, password });
    if (status !== 200) throw new Error(`sign-in failed with ${status}: ${JSON.stringify(body)}`);
    const cookie = headers.getSetCookie()[0]!.split(';', 1)[0]!;
    const session = { Cookie: cookie, 'X-CSRF-Token': body.meta['csrf-token'] as string };
    return new ApiClient(this.url, session, this.agent);
  }

  get(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.request('GET', path, options);
  }
  post(path: string, body?: RequestOptions['body'], options?: RequestOptions): Promise<ApiResponse> {
    return this.request('POST', path, { ...options, body });
  }
  put(path: string, body: object): Promise<ApiResponse> {
    return this.request('PUT', path, { body });
  }
  delete(path: string): Promise<ApiResponse> {
    return this.request('DELETE', path);
  }

  async request(method: string, path: string, { headers, body }: RequestOptions = {}): Promise<ApiResponse> {
    const json = typeof body === 'object' && !(body instanceof FormData);
    const started = performance.now();
    // The global function does not take an agent of this package.
    const send = this.agent ? (fetchFrom as unknown as typeof fetch) : fetch;
    const response = await send(path.startsWith('http') ? path : this.url + path, {
      method,
      headers: { ...this.headers, ...(json ? { 'Content-Type': 'application/json' } : {}), ...headers },
      body: json ? JSON.stringify(body) : body,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...(this.agent && { dispatcher: this.agent as never }),
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

/** Starts `work` every `everyMs` for `forMs`, whether or not the previous one has finished. */
export async function atARate<T>(everyMs: number, forMs: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const started = performance.now();
  const results: Promise<T>[] = [];
  for (let index = 0; index * everyMs < forMs; index++) {
    const wait = started + index * everyMs - performance.now();
    if (wait > 0) await later(wait);
    results.push(work(index));
  }
  return Promise.all(results);
}
