import { z } from 'zod';

/**
 * The URL of a server, which may hold a user and a password. A `/`, `?` or `#` in a password would end it, and the rest would be
 * taken for a port, a path or a database, and appear in errors. What is refused is never repeated: it may be a piece of a password.
 */
export function connectionUrl(...schemes: [string, ...string[]]) {
  const starts = schemes.map((scheme) => `${scheme}://`);
  return z
    .string()
    .refine((url) => starts.some((start) => url.startsWith(start)), {
      error: `must start with ${starts.join(' or ')}`,
      abort: true,
    })
    .refine(hasEncodedCredentials, {
      error:
        'has a user or password with characters that a URL must encode: ' +
        'write @ as %40, / as %2F, # as %23, ? as %3F, % as %25 and a blank as %20',
      abort: true,
    })
    .refine((url) => URL.canParse(url), { error: 'is not a URL: check its host and port', abort: true });
}

function hasEncodedCredentials(url: string): boolean {
  const rest = url.slice(url.indexOf('://') + 3);
  const credentials = rest.slice(0, Math.max(0, rest.lastIndexOf('@')));
  return !/[/?#\s]|%(?![\da-f]{2})/i.test(credentials);
}
