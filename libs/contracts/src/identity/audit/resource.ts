import { z } from 'zod';
import { present } from '../../core/json-api';
import { attribute, resource } from '../../core/resource';
import { toOptionalShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { auditActorKind, auditEntry } from './model';

export const auditEntryResource = resource('audit-entries', auditEntry, {
  description: 'An entry of the audit trail. It is never changed or deleted. Names are those at the time of the event.',
  id: ({ id }) => id,
  attributes: {
    at: attribute(instant, ({ at }) => at),
    action: attribute(z.string().describe('What was done, for example `user.updated`.'), ({ action }) => action),
    actor: attribute(
      z.object({
        kind: auditActorKind.describe(
          'A user; an operator, by a command; the bearer of a token that was reported as leaked; a stranger, who failed to sign in; or the system itself.',
        ),
        'user-id': shortCode.optional(),
        name: z.string().optional(),
        'token-id': z.string().optional().describe('The access token that was used; absent for a session.'),
        ip: z.string().optional(),
        'user-agent': z.string().optional(),
      }),
      ({ actor }) =>
        present({
          kind: actor.kind,
          'user-id': toOptionalShortCode(actor.userId),
          name: actor.name,
          'token-id': actor.tokenId,
          ip: actor.ip,
          'user-agent': actor.userAgent,
        }),
    ),
    subject: attribute(
      z.object({
        type: auditEntry.shape.subject.shape.type,
        id: z.string(),
        name: z.string().optional(),
        'user-id': shortCode
          .optional()
          .describe('The user that the entry is about, or the owner of the thing that it is about.'),
      }),
      ({ subject: { type, id, name, userId } }) => present({ type, id, name, 'user-id': toOptionalShortCode(userId) }),
    ),
    details: attribute(
      z.record(z.string(), z.unknown()).describe('Details of the action, such as values before and after.'),
      ({ details }) => details,
    ),
    'request-id': attribute(z.string().optional(), ({ requestId }) => requestId),
  },
  example: {
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
  },
});
