import { present, toShortCode, type AccessToken, type Resource } from '@plumbline/contracts';

/** An access token as the API shows it. `text` is the credential itself: in the answer that makes it, and never again. */
export function tokenResource(token: AccessToken, text?: string): Resource {
  return {
    id: token.id,
    type: 'personal-access-tokens',
    attributes: present({
      name: token.name,
      scopes: token.scopes,
      'user-id': toShortCode(token.userId),
      'created-at': token.createdAt,
      'expires-at': token.expiresAt,
      'last-used-at': token.lastUsedAt,
      'last-used-ip': token.lastUsedIp,
      'revoked-at': token.revokedAt,
      token: text,
    }),
  };
}
