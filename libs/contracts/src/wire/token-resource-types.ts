import { z } from 'zod';
import { scope } from '../core/principal';
import { instant } from '../core/values';
import { tokenEndReason } from './choices';
import { resourceType, shortCode } from './resource-type';
import { issuedTokenResource, revokedTokenResource } from './token-resource';

const named = { name: z.string(), 'user-id': shortCode.describe('Whose it is.') };
const token = { tokenId: 'EXAMPLEtoken0001', userId: 2002, name: 'Site diary' };

export const issuedTokenResourceType = resourceType('personal-access-tokens', {
  description: 'A new access token: its public part, never its text.',
  attributes: {
    ...named,
    scopes: z.array(scope),
    'expires-at': instant.optional().describe('Absent for one that does not expire.'),
  },
  example: issuedTokenResource({ ...token, scopes: ['read', 'write'], expiresAt: '2026-11-30T07:00:00.000Z' }),
});

export const revokedTokenResourceType = resourceType('personal-access-tokens', {
  description: 'An access token that has been ended.',
  attributes: {
    ...named,
    reason: tokenEndReason.describe(
      '`deleted` by somebody, `leaked` and presented to be ended, `rotated` for a successor (of the API explorer, the oldest for the newest of too many), `user-deactivated` or `user-deleted` with its user.',
    ),
  },
  example: revokedTokenResource({ ...token, reason: 'deleted' }),
});
