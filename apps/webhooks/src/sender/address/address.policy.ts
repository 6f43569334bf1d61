import { isIP } from 'node:net';
import * as ipaddr from 'ipaddr.js';

// Global unicast is handed out of this block only; whatever lies outside is special, known to the library or not.
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet: not private, loopback, link-local, shared (CGNAT), multicast, reserved or
 * documentation, and not an IPv6 form that carries an IPv4 address (NAT64, 6to4, Teredo, ISATAP). False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // A mapped IPv4 address reaches the IPv4 host, so it is judged as that; a zone id never belongs to a public address.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return (
    parsed instanceof ipaddr.IPv4 || (parsed.zoneId === undefined && parsed.match(globalUnicast) && !isIsatap(parsed))
  );
}

/** RFC 5214, 6.1: the interface id says that the last 32 bits are an IPv4 address, of a tunnel inside a site. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return (parts[4] === 0 || parts[4] === 0x200) && parts[5] === 0x5efe;
}

/** The address a URL's host name is a notation of, without brackets; undefined when it is a name that must be looked up. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
}

/** Whether a host name means this machine by convention (RFC 6761), without asking anyone. */
export function isLocalName(hostname: string): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}
