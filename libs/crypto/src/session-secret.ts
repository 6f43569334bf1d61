import { createHmac, randomBytes } from 'node:crypto';

/** A new session's secret, the value of its cookie: 256 random bits in base64url. Only its SHA-256 is stored. */
export function mintSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The CSRF token of a session, derived from the session's secret so that it need not be stored. It does not reveal the secret,
 * and a page of another origin cannot read it. Compare it with `isSameSecret`.
 */
export function csrfTokenFor(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('plumbline/csrf-token/v1').digest('base64url');
}
