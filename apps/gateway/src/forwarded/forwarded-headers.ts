import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { parse as parseForwarded } from 'forwarded-parse';
import ipaddr from 'ipaddr.js';

/** What the proxies in front of this server tell about a request: each value as it arrived. */
interface Told {
  /** The addresses, from the client to the last proxy but one. */
  hops: string[];
  protocol?: string;
  host?: string;
}

const xHeaders = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'] as const;

/**
 * Leaves only what is valid in the headers of proxies, in the form that Fastify reads: `X-Forwarded-For` as plain addresses,
 * `X-Forwarded-Proto` as http or https, `X-Forwarded-Host` as a host. Fastify takes any text for an address, and decides by the
 * peer whether the headers are trusted.
 *
 * Addresses are read from the right, and nothing is believed to the left of one that is invalid: the client then counts as the
 * last hop that is known, at most the peer itself.
 */
export function normalizeForwarded(headers: IncomingHttpHeaders): void {
  const { hops, protocol = '', host = '' } = told(headers);
  const addresses = hops.map(addressIn);
  const known = addresses.slice(addresses.lastIndexOf(undefined) + 1);
  const valid = {
    'x-forwarded-for': known.join(', '),
    'x-forwarded-proto': /^https?$/i.test(protocol) ? protocol.toLowerCase() : '',
    'x-forwarded-host': isHost(host) ? host : '',
  };
  for (const name of xHeaders) {
    if (valid[name] === '') delete headers[name];
    else headers[name] = valid[name];
  }
}

/** `Forwarded` (RFC 7239) counts only without any `X-Forwarded-*`: proxies that write those pass a client's `Forwarded` on. */
function told(headers: IncomingHttpHeaders): Told {
  const { forwarded } = headers;
  const [addresses, protocols, hosts] = xHeaders.map((name) => listIn(headers[name]));
  if (forwarded !== undefined && xHeaders.every((name) => headers[name] === undefined)) return toldIn(forwarded);
  return { hops: addresses!, protocol: protocols!.at(-1), host: hosts!.at(-1) };
}

function toldIn(forwarded: string): Told {
  try {
    const hops = parseForwarded(forwarded);
    const { proto, host } = hops.at(-1) ?? {};
    return { hops: hops.map((hop) => hop['for'] ?? ''), protocol: proto, host };
  } catch {
    // Not by the grammar. Nobody knows what was meant.
    return { hops: [] };
  }
}

function listIn(header: string | string[] | undefined): string[] {
  const text = String(header ?? '').trim();
  return text === '' ? [] : text.split(',').map((each) => each.trim());
}

/** The address of a hop, without the port that some proxies add. Undefined for `unknown`, made-up names and other text. */
function addressIn(hop: string): string | undefined {
  const [, bracketed, dotted] = /^(?:\[(.+)\]|([\d.]+))(?::[\w.-]+)?$/.exec(hop) ?? [];
  const text = bracketed ?? dotted ?? hop;
  // A zone means something only on the machine of the proxy.
  return isIP(text) !== 0 && !text.includes('%') ? ipaddr.process(text).toString() : undefined;
}

function isHost(text: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(text) && URL.canParse(`http://${text}`);
}
