import { z } from 'zod';
import { scope } from '../../core/principal';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { accessToken, issuedToken, revokedToken, tokenEndReason } from './model';

/** `token` is the credential itself: only in the response that creates it. */
export const accessTokenResource = resource(
  'personal-access-tokens',
  accessToken.extend({ token: z.string().optional() }),
  {
    description: 'A personal access token. Its id is public; the token itself is only in the response that creates it.',
    id: ({ id }) => id,
    attributes: {
      name: attribute(z.string(), ({ name }) => name),
      scopes: attribute(z.array(scope), ({ scopes }) => scopes),
      'user-id': attribute(shortCode, ({ userId }) => toShortCode(userId)),
      'created-at': attribute(instant, ({ createdAt }) => createdAt),
      'expires-at': attribute(instant.optional(), ({ expiresAt }) => expiresAt),
      'last-used-at': attribute(instant.optional(), ({ lastUsedAt }) => lastUsedAt),
      'last-used-ip': attribute(z.string().optional(), ({ lastUsedIp }) => lastUsedIp),
      'revoked-at': attribute(instant.optional(), ({ revokedAt }) => revokedAt),
      token: attribute(z.string().optional().describe('Only in the response that creates it.'), ({ token }) => token),
    },
    unversioned: ['last-used-at', 'last-used-ip', 'token'],
    example: {
      id: 'EXAMPLEtoken0001',
      userId: 2002,
      name: 'Site diary',
      scopes: ['read', 'write'],
      createdAt: '2026-09-01T07:00:00.000Z',
      expiresAt: '2026-11-30T07:00:00.000Z',
      lastUsedAt: '2026-11-24T08:00:00.000Z',
      lastUsedIp: '203.0.113.24',
      revokedAt: null,
    },
  },
);

const tokenFacts = { tokenId: 'EXAMPLEtoken0001', userId: 2002, name: 'Site diary' };
const owner = shortCode.describe('The user whose token it is.');

export const issuedTokenResource = resource('personal-access-tokens', issuedToken, {
  description: 'A new access token. It never contains the token itself.',
  id: ({ tokenId }) => tokenId,
  attributes: {
    name: attribute(z.string(), ({ name }) => name),
    'user-id': attribute(owner, ({ userId }) => toShortCode(userId)),
    scopes: attribute(z.array(scope), ({ scopes }) => scopes),
    'expires-at': attribute(
      instant.optional().describe('Absent for a token that does not expire.'),
      ({ expiresAt }) => expiresAt,
    ),
  },
  example: { ...tokenFacts, scopes: ['read', 'write'], expiresAt: '2026-11-30T07:00:00.000Z' },
});

export const revokedTokenResource = resource('personal-access-tokens', revokedToken, {
  description: 'An access token that ended before it expired.',
  id: ({ tokenId }) => tokenId,
  attributes: {
    name: attribute(z.string(), ({ name }) => name),
    'user-id': attribute(owner, ({ userId }) => toShortCode(userId)),
    reason: attribute(
      tokenEndReason.describe(
        '`deleted` by a user; `leaked` and reported as such; `rotated`, replaced by a successor (for API explorer tokens: replaced as the oldest of too many); `user-deactivated` or `user-deleted` together with its user.',
      ),
      ({ reason }) => reason,
    ),
  },
  example: { ...tokenFacts, reason: 'deleted' },
});
