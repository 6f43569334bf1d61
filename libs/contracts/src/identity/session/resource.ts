import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode, uuid } from '../../core/values';
import { session } from './model';

/** `currentId` is the id of the session that makes the request. */
export const sessionResource = resource('sessions', session.extend({ currentId: uuid.optional() }), {
  description: 'A browser in which a user is signed in.',
  id: ({ id }) => id,
  attributes: {
    'user-id': attribute(shortCode, ({ userId }) => toShortCode(userId)),
    current: attribute(
      z.boolean().describe('Whether this session makes the request.'),
      ({ id, currentId }) => id === currentId,
    ),
    ip: attribute(z.string(), ({ ip }) => ip),
    'user-agent': attribute(z.string().optional(), ({ userAgent }) => userAgent),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
    'last-used-at': attribute(instant, ({ lastUsedAt }) => lastUsedAt),
    'expires-at': attribute(instant, ({ expiresAt }) => expiresAt),
  },
  example: {
    id: '01a1f2c4-7d3e-7b90-8c12-5f6a7b8c9d0e',
    currentId: '01a1f2c4-7d3e-7b90-8c12-5f6a7b8c9d0e',
    userId: 2002,
    ip: '203.0.113.24',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    createdAt: '2026-11-24T07:58:00.000Z',
    lastUsedAt: '2026-11-24T08:00:00.000Z',
    expiresAt: '2026-11-24T08:30:00.000Z',
  },
});
