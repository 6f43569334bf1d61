import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';

/** The operator's proxy cannot be reached, or does not open a connection to the target. Nothing was sent to the target. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  constructor(
    readonly code: 'PLB_PROXY_UNREACHABLE' | 'PLB_PROXY_REFUSED',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Opens a connection to a target through an HTTP proxy (CONNECT, RFC 9110, 9.3.6). */
export async function connectThroughProxy(
  proxy: URL,
  { hostname, port }: { hostname: string; port: number },
  signal: AbortSignal,
): Promise<Socket> {
  const authority = `${hostname}:${port}`;
  const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || undefined,
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...credentialsOf(proxy) },
    agent: false,
    signal,
  });
  return new Promise((resolve, reject) => {
    request.once('error', (error) =>
      reject(new ProxyError('PLB_PROXY_UNREACHABLE', 'the proxy cannot be reached', { cause: error })),
    );
    // Node reports every final response to CONNECT so.
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
      // Stays for the time until the client listens.
      socket.on('error', () => {});
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        reject(new ProxyError('PLB_PROXY_REFUSED', `the proxy responded with ${statusCode}`));
        return;
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket.setNoDelay(true).setKeepAlive(true, 60_000));
    });
    request.end();
  });
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}
