const form = /(?:^|; ?)(?:__Host-)?plumbline-session=([\w-]{43})(?:;|$)/;

/** The secret of the session cookie in a `Cookie` header; undefined when there is none, or none that we could have set. */
export function readSessionCookie(header: string): string | undefined {
  return form.exec(header)?.[1];
}

/**
 * The `Set-Cookie` that signs a browser in (RFC 6265bis; `__Host-` needs https). It has no expiry of its own: use puts the end
 * of a session off, and only the identity service knows when that is.
 */
export function sessionCookie(secret: string, { secure }: { secure: boolean }): string {
  const name = secure ? '__Host-plumbline-session' : 'plumbline-session';
  return `${name}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The `Set-Cookie` that makes a browser forget its session. */
export function endedSessionCookie(options: { secure: boolean }): string {
  return `${sessionCookie('', options)}; Max-Age=0`;
}
