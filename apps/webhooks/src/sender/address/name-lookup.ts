import { lookup, Resolver } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';

/** Resolves with every address of a host name. Rejects with a `code` as Node does when there is none. */
export type NameLookup = (hostname: string) => Promise<LookupAddress[]>;

/** Uses the system's resolver, with hosts file and search domains: for subscribers inside the operator's own network. */
export const systemLookup: NameLookup = (hostname) => lookup(hostname, { all: true, order: 'verbatim' });

/**
 * Queries the name servers directly. The system's resolver blocks one of libuv's few threads until it answers, so that four names
 * with dead name servers would delay every delivery.
 */
export function dnsLookup(): NameLookup {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (hostname) => {
    const [v4, v6] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = [
      ...(v4.status === 'fulfilled' ? v4.value.map((address) => ({ address, family: 4 })) : []),
      ...(v6.status === 'fulfilled' ? v6.value.map((address) => ({ address, family: 6 })) : []),
    ];
    if (addresses.length === 0) throw reasonOf([v4, v6]);
    return addresses;
  };
}

/** A query that failed, rather than one that found nothing: the name may exist. */
function reasonOf(queries: readonly PromiseSettledResult<unknown>[]): unknown {
  const reasons = queries
    .filter(({ status }) => status === 'rejected')
    .map((query) => (query as PromiseRejectedResult).reason as NodeJS.ErrnoException);
  return reasons.find(({ code }) => code !== 'ENODATA' && code !== 'ENOTFOUND') ?? reasons[0];
}
