import { compile } from '@fastify/proxy-addr';

/** The parts of `TRUST_PROXY`. */
export function proxyRanges(text: string): string[] {
  return text
    .split(',')
    .map((range) => range.trim())
    .filter(Boolean);
}

/** Whether Fastify, which trusts the ranges by the same package, accepts each of them. */
export function areProxyRanges(text: string): boolean {
  return proxyRanges(text).every(isRange);
}

/** What is wrong with a `TRUST_PROXY`, and what it may hold. */
export function notProxyRanges({ input }: { input?: unknown }): string {
  const wrong = proxyRanges(String(input)).filter((range) => !isRange(range));
  return (
    `holds ${wrong.map((range) => JSON.stringify(range)).join(', ')}: set addresses such as 10.0.0.5, ` +
    'CIDR ranges such as 10.0.0.0/8 from /1 on, loopback, linklocal or uniquelocal, separated by commas'
  );
}

function isRange(range: string): boolean {
  try {
    compile(range);
    return true;
  } catch {
    return false;
  }
}
