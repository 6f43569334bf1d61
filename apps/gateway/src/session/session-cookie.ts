const form = /(?:^|; ?)(?:__Host-)?plumbline-session=([\w-]{43})(?:;|$)/;

/** The secret of the session cookie in a `Cookie` header; undefined when there is none, or none that we could have set. */
export function readSessionCookie(header: string): string | undefined {
  return form.exec(header)?.[1];
}

/** The `Set-Cookie` that signs a browser in, or with an empty secret out again (RFC 6265bis; `__Host-` needs https). */
export function sessionCookie(secret: string, { secure, expiresAt }: { secure: boolean; expiresAt: Date }): string {
  const name = secure ? '__Host-plumbline-session' : 'plumbline-session';
  const attributes = `Path=/; Expires=${expiresAt.toUTCString()}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return `${name}=${secret}; ${attributes}`;
}
