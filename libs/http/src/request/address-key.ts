import { isValid, parse } from 'ipaddr.js';

/**
 * The key under which limits by address count: an IPv4 address, or the /64 prefix of an IPv6 address, because a network
 * provider assigns at least a /64 to one customer. Text that is no address stands for itself.
 */
export function addressKey(ip: string): string {
  if (!ip.includes(':') || !isValid(ip)) return ip;
  const address = parse(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const v6 = address as import('ipaddr.js').IPv6;
  return v6.isIPv4MappedAddress() ? v6.toIPv4Address().toString() : v6.parts.slice(0, 4).join(':');
}
