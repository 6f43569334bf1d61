import type { Header, Reference } from './openapi';

const text = (description: string, example: string): Header => ({
  description,
  schema: { type: 'string' },
  example,
});
const count = (description: string, example: number): Header => ({
  description,
  schema: { type: 'integer' },
  example,
});

/** Headers that answers have, as components of the document. */
export const headers = {
  'X-Request-Id': text('Names this request in our logs; send one of yours and it is kept.', '0b8f6f3e-6a0c-4a7c'),
  'RateLimit-Policy': text('The limit: requests (`q`) in a window of seconds (`w`).', '"account";q=30;w=60'),
  RateLimit: text('What is left of it (`r`), and in how many seconds more comes (`t`).', '"account";r=29;t=60'),
  'X-RateLimit-Limit': count('Requests that a window admits.', 30),
  'X-RateLimit-Remaining': count('How many of them are left.', 29),
  'X-RateLimit-Reset': count('Seconds until the oldest request leaves the window.', 60),
  'Retry-After': count('Seconds after which trying again makes sense.', 12),
  'WWW-Authenticate': text('How to authenticate.', 'Bearer realm="plumbline"'),
} satisfies Record<string, Header>;

const ofLimit = [
  'RateLimit-Policy',
  'RateLimit',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
] as const;

/** The headers of an answer: those of the limit where the request was `counted` or at least known to somebody's account. */
export function answerHeaders({ status, counted }: { status: number; counted: boolean }): Record<string, Reference> {
  const names: (keyof typeof headers)[] = ['X-Request-Id'];
  if (counted || status === 429) names.push(...ofLimit);
  if (status === 429 || status === 503) names.push('Retry-After');
  if (status === 401) names.push('WWW-Authenticate');
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
