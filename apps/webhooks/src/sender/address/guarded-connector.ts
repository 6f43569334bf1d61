import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { boundResponses } from '../response/response-bound';
import { acceptLenientResponses } from '../response/lenient-response';
import { isPublicAddress, literalAddress } from './address.policy';
import type { NameLookup } from './name-lookup';

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
}

/**
 * Opens connections to subscribers, to allowed addresses only. It checks the address when it connects, because a name may resolve
 * differently the next time. If one address of a name is not allowed, it refuses the name. Closes connections with endless responses.
 */
export function guardedConnector({
  timeoutMs,
  lookup,
  allowPrivateAddresses,
}: ConnectorOptions): buildConnector.connector {
  const allowed = (address: string) => allowPrivateAddresses || isPublicAddress(address);

  const connect = buildConnector({ timeout: timeoutMs, lookup: vettedLookup(lookup, allowed), allowH2: false });
  return (options, callback) => {
    // Node does not call the lookup function for an address.
    const literal = literalAddress(options.hostname);
    if (literal !== undefined && !allowed(literal)) return callback(new AddressNotAllowedError(), null);
    connect(options, (...result) => {
      const [, socket] = result;
      if (socket) {
        boundResponses(socket);
        acceptLenientResponses(socket);
      }
      callback(...result);
    });
  };
}

/** Resolves a name once, and returns all of its addresses, or an error when one of them is not allowed. */
export function vettedLookup(lookup: NameLookup, allowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(notFound(hostname), '');
        if (!addresses.every(({ address }) => allowed(address))) return callback(new AddressNotAllowedError(), '');
        if (options.all) return callback(null, addresses);
        callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
}
