import { isIP } from 'node:net';
import * as ipaddr from 'ipaddr.js';

// Global unicast addresses are allocated from this block only. Every address outside is special, even if the library does not know it.
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet: not private, loopback, link-local, shared (CGNAT), multicast, reserved or
 * documentation, and not an IPv6 form of an IPv4 address (NAT64, 6to4, Teredo, ISATAP). False for any other text.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // A mapped IPv4 address reaches the IPv4 host and is checked as that. A public address never has a zone id.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return (
    parsed instanceof ipaddr.IPv4 || (parsed.zoneId === undefined && parsed.match(globalUnicast) && !isIsatap(parsed))
  );
}

/** RFC 5214, 6.1: this interface id marks the last 32 bits as the IPv4 address of a tunnel inside a site. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return (parts[4] === 0 || parts[4] === 0x200) && parts[5] === 0x5efe;
}

/** The address that a URL's host name denotes, without brackets; undefined for a name that must be resolved. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
}

/** Whether a host name means this machine by convention (RFC 6761), without a lookup. */
export function isLocalName(hostname: string): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}
