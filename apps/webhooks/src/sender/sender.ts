import { Agent, request } from 'undici';
import { guardedConnector } from './connect/guarded-connector';
import { nothingHidden, Redactor, type HiddenValues } from './redactor';
import { EndlessResponseError, maxInterimResponses } from './response/response-bound';
import { decoded } from './response/content-decoding';
import { maxHeadBytes } from './response/lenient-response';
import { responseExcerpt, keptHeaders, readStart } from './response/response-excerpt';
import { errorKind, type ErrorKind } from './error-kind';
import { dnsLookup, systemLookup, type NameLookup } from './address/name-lookup';

export interface SenderSettings {
  allowPrivateAddresses: boolean;
  /** Connections to one origin at most. */
  connections: number;
  /** Milliseconds for name lookup, TCP and TLS. Defaults to 5,000. */
  connectTimeoutMs?: number;
  /** Milliseconds for the complete request. Defaults to 15,000. */
  totalTimeoutMs?: number;
  /** Every request goes through this proxy, if it is given. */
  proxy?: URL;
  /** How names are resolved. Tests replace it. */
  lookup?: NameLookup;
}

export interface OutgoingRequest {
  url: string;
  headers: Record<string, string>;
  /** Sent verbatim. */
  body: string;
  /** What must not appear in what is kept of the request and its response. */
  hidden: HiddenValues;
}

/** The result of a request. A response of any status counts as a response, not as an error. */
export type SendResult =
  | {
      kind: 'response';
      status: number;
      /** The header `Retry-After`. */
      retryAfter: string | undefined;
      /** The header `webhook-delivery`: whether the subscriber wants further attempts. */
      instruction: string | undefined;
      /** By lower-case name, with hidden values redacted. */
      headers: Readonly<Record<string, string>>;
      /** The start of the body, with hidden values redacted. */
      body: string;
    }
  | { kind: 'no-response'; error: ErrorKind };

/** Sends requests to subscribers, within limits of time, size and connections. Never to an address that is not allowed, and never through redirects. */
export class Sender {
  private readonly agent: Agent;
  private readonly totalTimeoutMs: number;

  constructor({
    allowPrivateAddresses,
    connections,
    connectTimeoutMs = 5_000,
    totalTimeoutMs = 15_000,
    proxy,
    lookup = allowPrivateAddresses ? systemLookup : dnsLookup(),
  }: SenderSettings) {
    this.totalTimeoutMs = totalTimeoutMs;
    // Not the global agent: that may use a proxy from the environment, which would bypass the address check.
    this.agent = new Agent({
      connections,
      pipelining: 1,
      connect: guardedConnector({ timeoutMs: connectTimeoutMs, lookup, allowPrivateAddresses, proxy }),
      headersTimeout: totalTimeoutMs,
      bodyTimeout: totalTimeoutMs,
      keepAliveTimeout: 4_000,
      maxHeaderSize: maxHeadBytes,
    });
  }

  /** Never rejects. `stop` aborts the request with the error `stopped`. */
  async post(outgoing: OutgoingRequest, stop?: AbortSignal): Promise<SendResult> {
    return this.send('POST', outgoing, stop);
  }

  /** Never rejects. */
  async options({ url, headers }: Pick<OutgoingRequest, 'url' | 'headers'>): Promise<SendResult> {
    return this.send('OPTIONS', { url, headers, hidden: nothingHidden });
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async send(
    method: 'POST' | 'OPTIONS',
    { url, headers, body, hidden }: Omit<OutgoingRequest, 'body'> & { body?: string },
    stop?: AbortSignal,
  ): Promise<SendResult> {
    const timeout = AbortSignal.timeout(this.totalTimeoutMs);
    const endless = new AbortController();
    let interim = 0;
    try {
      const response = await request(url, {
        method,
        dispatcher: this.agent,
        headers,
        body,
        signal: AbortSignal.any([timeout, endless.signal, ...(stop ? [stop] : [])]),
        onInfo: () => {
          if (++interim > maxInterimResponses) endless.abort(new EndlessResponseError());
        },
      });
      const redactor = new Redactor(hidden);
      const encoding = [response.headers['content-encoding'] ?? []].flat().join(', ');
      return {
        kind: 'response',
        status: response.statusCode,
        retryAfter: first(response.headers['retry-after']),
        instruction: first(response.headers['webhook-delivery']),
        headers: keptHeaders(response.headers, redactor),
        body: responseExcerpt(await decoded(await readStart(response.body), encoding), redactor),
      };
    } catch (error) {
      return { kind: 'no-response', error: errorKind(error) };
    }
  }
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
