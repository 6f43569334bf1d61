import type { IssuedToken, RevokedToken } from '../tokens/token';
import { present, type Resource } from './resource';
import { toShortCode } from './short-code';

/** A new access token as events tell of it: never its text, and no hash of it. */
export function issuedTokenResource({ tokenId, userId, name, scopes, expiresAt }: IssuedToken): Resource {
  return {
    id: tokenId,
    type: 'personal-access-tokens',
    attributes: present({ name, 'user-id': toShortCode(userId), scopes, 'expires-at': expiresAt }),
  };
}

/** An access token that has been ended. */
export function revokedTokenResource({ tokenId, userId, name, reason }: RevokedToken): Resource {
  return {
    id: tokenId,
    type: 'personal-access-tokens',
    attributes: { name, 'user-id': toShortCode(userId), reason },
  };
}
