import { parse } from 'ipaddr.js';

/**
 * What one customer of a network provider holds: an IPv4 address, or for IPv6 the /64, whose every address is theirs to use.
 * Limits by address count by this.
 */
export function addressKey(ip: string): string {
  if (!ip.includes(':')) return ip;
  const address = parse(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const v6 = address as import('ipaddr.js').IPv6;
  return v6.isIPv4MappedAddress() ? v6.toIPv4Address().toString() : v6.parts.slice(0, 4).join(':');
}
