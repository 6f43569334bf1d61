import type { HeaderObject, HeadersObject } from '@nestjs/swagger';

const text = (description: string, example: string): HeaderObject => ({
  description,
  schema: { type: 'string' },
  example,
});
const count = (description: string, example: number): HeaderObject => ({
  description,
  schema: { type: 'integer' },
  example,
});

/** The headers that responses have, for `components.headers`. */
export const responseHeaders = {
  'X-Request-Id': text(
    'Identifies the request in the logs. Taken from the request if it has one.',
    '0b8f6f3e-6a0c-4a7c',
  ),
  'RateLimit-Policy': text('The request limit: requests (`q`) per window in seconds (`w`).', '"account";q=30;w=60'),
  RateLimit: text('Requests left (`r`), and seconds until more are available (`t`).', '"account";r=29;t=60'),
  'X-RateLimit-Limit': count('Requests allowed per window.', 30),
  'X-RateLimit-Remaining': count('Requests left in the window.', 29),
  'X-RateLimit-Reset': count(
    'Seconds from now until the oldest request leaves the window, so that one more is allowed. Not a time of the clock.',
    60,
  ),
  ETag: text('The version of the resource, for `If-Match`.', '"3q2-7wEAAAC6rb7vyv66vg"'),
  'Retry-After': count('Seconds to wait before a retry. Every 429 and 503 has it.', 12),
  'Content-Language': text(
    'The language of `title` and `detail`, chosen by `Accept-Language`. Defaults to English.',
    'en',
  ),
  'WWW-Authenticate': text('The authentication scheme.', 'Bearer realm="plumbline"'),
} satisfies HeadersObject;

const ofLimit = [
  'RateLimit-Policy',
  'RateLimit',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
] as const;

/** References to the headers of a response. `limited` adds those of the request limit, and `tagged` the version of a resource. */
export function headersOf({
  status,
  limited,
  tagged = false,
}: {
  status: number;
  limited: boolean;
  tagged?: boolean;
}): HeadersObject {
  const names: (keyof typeof responseHeaders)[] = ['X-Request-Id'];
  if (tagged) names.push('ETag');
  if (limited || status === 429) names.push(...ofLimit);
  if (status === 429 || status === 503) names.push('Retry-After');
  if (status >= 400) names.push('Content-Language');
  if (status === 401) names.push('WWW-Authenticate');
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
