interface PageRequest {
  method: string;
  url: string;
  headers: { accept?: string };
}

/** Paths of programs: whatever is wrong there is answered by an error document, also in a browser. */
const notPages = /^\/+(api|session|files|assets)(\/|\?|$)/;

/** Whether a request wants a page: a browser's navigation does, a client of the API does not. */
export function takesPage({ method, url, headers }: PageRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return !notPages.test(url) && /\btext\/html\b/.test(headers.accept ?? '');
}

/** Headers of the console's page: it runs nothing but its own files, and talks to nobody but its own origin. */
export function consolePolicy(nonce: string): Record<string, string> {
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'media-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
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
