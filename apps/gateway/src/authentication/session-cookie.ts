const form = /(?:^|; ?)(?:__Host-)?plumbline-session=([\w-]{43})(?:;|$)/;

/** The session secret in a `Cookie` header. Undefined if there is none, or one of another form. */
export function readSessionCookie(header: string): string | undefined {
  return form.exec(header)?.[1];
}

/**
 * The `Set-Cookie` header that signs a browser in (RFC 6265bis; `__Host-` requires https). It has no expiry: each use extends
 * a session, and only the identity service knows its end.
 */
export function sessionCookie(secret: string, { secure }: { secure: boolean }): string {
  const name = secure ? '__Host-plumbline-session' : 'plumbline-session';
  return `${name}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The `Set-Cookie` header that deletes the session cookie. */
export function endedSessionCookie(options: { secure: boolean }): string {
  return `${sessionCookie('', options)}; Max-Age=0`;
}
