import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress, literalAddress } from './address.policy';
import type { NameLookup } from './name-lookup';

/** A subscriber's host that is, or resolves to, an address that is not public. Nothing was sent to it. */
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
 * Opens a subscriber's connections. The check happens here and not before, because the address that was looked at must be the
 * one that is dialled: a name may answer differently the next time. One address that is not public refuses the whole name.
 */
export function guardedConnector({
  timeoutMs,
  lookup,
  allowPrivateAddresses,
}: ConnectorOptions): buildConnector.connector {
  const allowed = (address: string) => allowPrivateAddresses || isPublicAddress(address);

  const connect = buildConnector({ timeout: timeoutMs, lookup: vettedLookup(lookup, allowed), allowH2: false });
  return (options, callback) => {
    // Node asks no lookup function about an address that is written out.
    const literal = literalAddress(options.hostname);
    if (literal !== undefined && !allowed(literal)) return callback(new AddressNotAllowedError(), null);
    connect(options, callback);
  };
}

/** Looks a name up once, and gives out all of its addresses, or none when one of them is not allowed. */
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
