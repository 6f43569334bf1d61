import { lookup, Resolver } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';

/** Answers every address of a host name; rejects with a `code` like Node's own when there is none. */
export type NameLookup = (hostname: string) => Promise<LookupAddress[]>;

/** The system's way, hosts file and search domains included: for subscribers inside the operator's own network. */
export const systemLookup: NameLookup = (hostname) => lookup(hostname, { all: true, order: 'verbatim' });

/**
 * Straight from the name servers. The system's way blocks one of libuv's few threads until it answers, so that four names
 * with dead name servers would hold up everybody's deliveries.
 */
export function dnsLookup(): NameLookup {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (hostname) => {
    const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = [
      ...(v4.status === 'fulfilled' ? v4.value.map((address) => ({ address, family: 4 })) : []),
      ...(v6.status === 'fulfilled' ? v6.value.map((address) => ({ address, family: 6 })) : []),
    ];
    if (addresses.length === 0 && v4.status === 'rejected') throw v4.reason;
    return addresses;
  };
}
