import { auditActorKind, auditEntry, instant, resourceType, shortCode } from '@plumbline/contracts';
import { z } from 'zod';
import { auditResource } from './audit.resource';

export const auditResourceType = resourceType('audit-entries', {
  description: 'What somebody did, never changed and never deleted. Names are those of the time.',
  attributes: {
    at: instant,
    action: z.string().describe('What was done, for example `user.updated`.'),
    actor: z.object({
      kind: auditActorKind.describe(
        'A user; an operator, by a command; the bearer of a token that was reported as leaked; a stranger, who did not get in; or Plumbline by itself.',
      ),
      'user-id': shortCode.optional(),
      name: z.string().optional(),
      'token-id': z.string().optional().describe('The access token that was used; absent for a session.'),
      ip: z.string().optional(),
      'user-agent': z.string().optional(),
    }),
    subject: z.object({
      type: auditEntry.shape.subject.shape.type,
      id: z.string(),
      name: z.string().optional(),
      'user-id': shortCode.optional().describe('The user whom it is about, or whose it is.'),
    }),
    details: z
      .record(z.string(), z.unknown())
      .describe('What the action says of itself, such as values before and after.'),
    'request-id': z.string().optional(),
  },
  example: auditResource({
    id: '01a20c71-1e02-7a3b-9c4d-5e6f708192a4',
    at: '2026-11-24T08:00:00.000Z',
    action: 'user.updated',
    actor: {
      kind: 'user',
      userId: 2001,
      name: 'Olivia Moser',
      tokenId: null,
      ip: '203.0.113.7',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    },
    subject: { type: 'user', id: 'bjx', name: 'Stefan Bauer', userId: 2003 },
    details: { changes: { active: { from: true, to: false } } },
    requestId: '6f1c2f1e-0f0f-4a53-9f7e-6a3f0a1f3f55',
  }),
});
