import { csrfTokenFor, isSameSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface BrowserRequest {
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The origins of the console's pages. */
  ownOrigins: readonly string[];
}

/**
 * Writes with the session cookie must come from pages of the console: they send `X-CSRF-Token`, which other sites cannot know.
 * @throws DomainError `auth.csrf-token-invalid`
 */
export function requireCsrfToken(request: BrowserRequest, sessionSecret: string): void {
  if (safeMethods.has(request.method)) return;
  requireOwnOrigin(request);
  const token = request.headers['x-csrf-token'];
  if (typeof token === 'string' && isSameSecret(token, csrfTokenFor(sessionSecret))) return;
  throw new DomainError('auth.csrf-token-invalid', {
    detail: 'Send the value meta.csrf-token of GET or POST /session in the header X-CSRF-Token.',
    source: { header: 'x-csrf-token' },
  });
}

/**
 * Refuses requests that a browser sends from a page of another site. Other clients send neither header, and hold no cookie
 * that a page could misuse.
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
