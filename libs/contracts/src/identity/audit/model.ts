import { z } from 'zod';
import { instant, numericId, uuid } from '../../core/values';

/**
 * Who acted: a user; an operator, by a command; the bearer of a leaked token; a stranger, who failed to sign in; or the system
 * itself.
 */
export const auditActorKind = z.enum(['user', 'operator', 'bearer', 'stranger', 'system']);

/** An entry of the audit trail. It is never changed or deleted. Names are those at the time of the event. */
export const auditEntry = z.object({
  /** The id of the event. Newer entries have higher ids. */
  id: uuid,
  at: instant,
  /** The type of the event, for example `user.updated`. */
  action: z.string(),
  actor: z.object({
    kind: auditActorKind,
    userId: numericId.nullable(),
    name: z.string().nullable(),
    /** The access token that was used; null for a session. */
    tokenId: z.string().nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
  }),
  subject: z.object({
    type: z.enum(['account', 'group', 'session', 'token', 'user', 'webhook']),
    id: z.string(),
    name: z.string().nullable(),
    /** The user that the entry is about, or the owner of the thing that it is about. */
    userId: numericId.nullable(),
  }),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
