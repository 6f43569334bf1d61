import { instant, resourceType, shortCode } from '@plumbline/contracts';
import { z } from 'zod';

export const sessionResourceType = resourceType('sessions', {
  description: 'That a person is signed in with a browser.',
  attributes: {
    'user-id': shortCode,
    current: z.boolean().describe('Whether it is the one that asks.'),
    ip: z.string(),
    'user-agent': z.string().optional(),
    'created-at': instant,
    'last-used-at': instant,
    'expires-at': instant,
  },
  example: {
    id: '01a1f2c4-7d3e-7b90-8c12-5f6a7b8c9d0e',
    type: 'sessions',
    attributes: {
      'user-id': 'bjq',
      current: true,
      ip: '203.0.113.24',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)',
      'created-at': '2026-11-24T07:58:00.000Z',
      'last-used-at': '2026-11-24T08:00:00.000Z',
      'expires-at': '2026-11-24T08:30:00.000Z',
    },
  },
});
