import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import { buildConnector, errors } from 'undici';
import { isPublicAddress, literalAddress } from '../address/address.policy';
import type { NameLookup } from '../address/name-lookup';
import { acceptLenientResponses } from '../response/lenient-response';
import { boundResponses } from '../response/response-bound';
import { connectToFirst } from './happy-eyeballs';
import { connectThroughProxy } from './proxy-tunnel';

/** A target's host is, or resolves to, an address that is not public. Nothing was sent. */
export class AddressNotAllowedError extends Error {
  override readonly name = 'AddressNotAllowedError';
  readonly code = 'PLB_ADDRESS_NOT_ALLOWED';

  constructor() {
    super('the target is not at a public address');
  }
}

interface ConnectorOptions {
  /** Milliseconds for name lookup, TCP and TLS together. */
  timeoutMs: number;
  lookup: NameLookup;
  allowPrivateAddresses: boolean;
  /** The only way out, if it is given. */
  proxy?: URL;
}

/**
 * Opens connections to subscribers, to allowed addresses only. It checks the address when it connects, because a name may resolve
 * differently the next time. If one address of a name is not allowed, it refuses the name.
 */
export function guardedConnector({
  timeoutMs,
  lookup,
  allowPrivateAddresses,
  proxy,
}: ConnectorOptions): buildConnector.connector {
  const addressesOf = allowedAddresses(lookup, (address) => allowPrivateAddresses || isPublicAddress(address));
  // The whole connection has one time limit, below.
  const startTls = buildConnector({ timeout: 0, allowH2: false });

  const open = async (options: buildConnector.Options, signal: AbortSignal): Promise<Socket> => {
    const target = { hostname: options.hostname, port: Number(options.port) || defaultPort(options.protocol) };
    const tcp = proxy
      ? await throughProxy(proxy, target, signal)
      : await connectToFirst(await beforeAbort(addressesOf(target.hostname), signal), target.port, signal);
    const socket =
      options.protocol === 'https:' ? await secured(startTls, { ...options, httpSocket: tcp }, signal) : tcp;
    boundResponses(socket);
    acceptLenientResponses(socket);
    return socket;
  };

  /** A proxy resolves the name itself. It is asked only for names whose addresses are allowed. */
  const throughProxy = async (url: URL, target: { hostname: string; port: number }, signal: AbortSignal) => {
    if (!allowPrivateAddresses) await beforeAbort(addressesOf(target.hostname), signal);
    return connectThroughProxy(url, target, signal);
  };

  return (options, callback) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(new errors.ConnectTimeoutError()), timeoutMs);
    open(options, abort.signal)
      .finally(() => clearTimeout(timer))
      .then(
        (socket) => callback(null, socket),
        (error: Error) => callback(abort.signal.aborted ? (abort.signal.reason as Error) : error, null),
      );
  };
}

/** Resolves a name once, to all of its addresses, or to an error when one of them is not allowed. An address stands for itself. */
export function allowedAddresses(
  lookup: NameLookup,
  allowed: (address: string) => boolean,
): (hostname: string) => Promise<LookupAddress[]> {
  return async (hostname) => {
    const literal = literalAddress(hostname);
    const addresses = literal === undefined ? await lookup(hostname) : [addressOf(literal)];
    if (addresses.length === 0) throw notFound(hostname);
    if (!addresses.every(({ address }) => allowed(address))) throw new AddressNotAllowedError();
    return addresses;
  };
}

function addressOf(address: string): LookupAddress {
  return { address, family: address.includes(':') ? 6 : 4 };
}

function defaultPort(protocol: string): number {
  return protocol === 'https:' ? 443 : 80;
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
}

function secured(
  startTls: buildConnector.connector,
  options: buildConnector.Options,
  signal: AbortSignal,
): Promise<Socket> {
  const onAbort = () => options.httpSocket?.destroy();
  signal.addEventListener('abort', onAbort);
  const secure = new Promise<Socket>((resolve, reject) => {
    startTls(options, (error, socket) => (error ? reject(error) : resolve(socket)));
  });
  return beforeAbort(secure, signal).finally(() => signal.removeEventListener('abort', onAbort));
}

/** What cannot be aborted is left to itself when the time is over. */
async function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
