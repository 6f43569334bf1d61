import { csrfTokenFor, isSameSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface BrowserRequest {
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Whether a request may change something: a page of another site must not send it with the cookie of a browser. */
export function isWrite({ method }: BrowserRequest): boolean {
  return !safeMethods.has(method);
}

/**
 * Writes with the session cookie must come from pages of the console: they send `X-CSRF-Token`, which other sites cannot know.
 * @throws DomainError `auth.csrf-token-invalid`
 */
export function requireCsrfToken({ headers }: BrowserRequest, sessionSecret: string): void {
  const token = headers['x-csrf-token'];
  if (typeof token === 'string' && isSameSecret(token, csrfTokenFor(sessionSecret))) return;
  throw new DomainError('auth.csrf-token-invalid', {
    detail: 'Send the value meta.csrf-token of GET or POST /session in the header X-CSRF-Token.',
    source: { header: 'x-csrf-token' },
  });
}

/**
 * The page of another site from which a browser sends a request: its origin, or `another site`. Other clients name no origin,
 * and hold no cookie that a page could misuse.
 */
export function foreignOrigin({ headers }: BrowserRequest, ownOrigins: readonly string[]): string | undefined {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin === undefined) return site === 'cross-site' ? 'another site' : undefined;
  return ownOrigins.includes(String(origin)) ? undefined : String(origin);
}
