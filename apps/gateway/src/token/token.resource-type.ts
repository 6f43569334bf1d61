import { instant, resourceType, scope, shortCode } from '@plumbline/contracts';
import { z } from 'zod';
import { tokenResource } from './token.resource';

export const tokenResourceType = resourceType('personal-access-tokens', {
  description:
    'A personal access token. Its id is public; the token itself is in the answer that makes it, and never again.',
  attributes: {
    name: z.string(),
    scopes: z.array(scope),
    'user-id': shortCode,
    'created-at': instant,
    'expires-at': instant.optional(),
    'last-used-at': instant.optional(),
    'last-used-ip': z.string().optional(),
    'revoked-at': instant.optional(),
    token: z.string().optional().describe('Only in the answer that makes it.'),
  },
  example: tokenResource({
    id: 'EXAMPLEtoken0001',
    userId: 2002,
    name: 'Site diary',
    scopes: ['read', 'write'],
    createdAt: '2026-09-01T07:00:00.000Z',
    expiresAt: '2026-11-30T07:00:00.000Z',
    lastUsedAt: '2026-11-24T08:00:00.000Z',
    lastUsedIp: '203.0.113.24',
    revokedAt: null,
  }),
});
