import { DomainError } from '@plumbline/errors';

interface PageRequest {
  method: string;
  url: string;
  headers: { accept?: string };
}

/** Paths for programs. Errors there are error documents, in browsers too. */
const notPages = /^\/+(api|session|files|assets)(\/|\?|$)/;

/** Whether a request is the navigation of a browser, in contrast to a request of an API client. */
export function takesPage({ method, url, headers }: PageRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return !notPages.test(url) && /\btext\/html\b/.test(headers.accept ?? '');
}

interface RefusedRequest extends PageRequest {
  route?: { page?: true };
}

/** The sign-in URL to which a signed-out person is redirected from a page of the API documentation. Sign-in returns them to it. */
export function signInFor(request: RefusedRequest, error: unknown): string | undefined {
  const signedOut = error instanceof DomainError && error.status === 401;
  if (!signedOut || !request.route?.page || !takesPage(request)) return undefined;
  const [, search = ''] = request.url.split('?');
  const from = `/settings/api-documentation${search && `?${search}`}`;
  return `/sign-in?${String(new URLSearchParams({ from }))}`;
}

/**
 * Headers of the console page: it may only run its own files and only connect to its own origin. It also shows images from
 * `fileOrigin`, to which the gateway redirects downloads.
 */
export function consolePolicy(nonce: string, fileOrigin?: string): Record<string, string> {
  return pagePolicy({
    'style-src': `'self' 'nonce-${nonce}'`,
    'frame-src': "'self'",
    'frame-ancestors': "'none'",
    ...(fileOrigin && { 'img-src': `'self' data: blob: ${fileOrigin}`, 'media-src': `'self' ${fileOrigin}` }),
  });
}

/** Headers of the API explorer pages. The console may embed them in a frame. */
export const explorerPolicy = pagePolicy({ 'style-src': "'self' 'unsafe-inline'", 'frame-ancestors': "'self'" });

function pagePolicy(own: Record<string, string>): Record<string, string> {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'img-src': "'self' data: blob:",
    'media-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    ...own,
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
