import { csrfTokenFor, isSameSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface BrowserRequest {
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Origins that our own pages have. */
  ownOrigins: readonly string[];
}

/**
 * Writes with the session cookie have to come from our own pages: they carry `X-CSRF-Token`, which other sites cannot know.
 * @throws DomainError `auth.csrf-token-invalid`
 */
export function requireCsrfToken(request: BrowserRequest, sessionSecret: string): void {
  if (safeMethods.has(request.method)) return;
  requireOwnOrigin(request);
  const token = request.headers['x-csrf-token'];
  if (typeof token === 'string' && isSameSecret(token, csrfTokenFor(sessionSecret))) return;
  throw new DomainError('auth.csrf-token-invalid', {
    detail: 'Send meta.csrf-token of GET or POST /session in the header X-CSRF-Token.',
    source: { header: 'x-csrf-token' },
  });
}

/**
 * Browsers say where a write comes from; other clients say nothing and have no cookie that a page could misuse.
 * @throws DomainError `auth.csrf-token-invalid`
 */
export function requireOwnOrigin({ headers, ownOrigins }: BrowserRequest): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const foreign = origin === undefined ? site === 'cross-site' : !ownOrigins.includes(String(origin));
  if (!foreign) return;
  throw new DomainError('auth.csrf-token-invalid', {
    detail: 'The request comes from a page of another site.',
    source: { header: origin === undefined ? 'sec-fetch-site' : 'origin' },
  });
}
