import { z } from 'zod';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { instant, numericId } from '../core/values';

/** Who did it: a user; an operator, by a command; whoever held a leaked token; somebody who did not get in; or Plumbline by itself. */
export const auditActorKind = z.enum(['user', 'operator', 'bearer', 'stranger', 'system']);

/** One line of the trail, never changed and never deleted. Names are those of the time. */
export const auditEntry = z.object({
  /** The event's. Newer entries have higher ones. */
  id: z.uuid(),
  at: instant,
  /** The event's type, for example `user.updated`. */
  action: z.string(),
  actor: z.object({
    kind: auditActorKind,
    userId: numericId.nullable(),
    name: z.string().nullable(),
    /** The access token used; null for a session. */
    tokenId: z.string().nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
  }),
  subject: z.object({
    type: z.enum(['account', 'group', 'session', 'token', 'user', 'webhook']),
    id: z.string(),
    name: z.string().nullable(),
    /** The user whom it is about, or whose it is. */
    userId: numericId.nullable(),
  }),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const filters = {
  actorUserId: numericId.optional(),
  /** The user whom an entry is about, or whose thing it is about. */
  subjectUserId: numericId.optional(),
  /** Types of events, or families of them, `token.*`. */
  actions: z.array(z.string().max(100)).max(100).optional(),
  since: instant.optional(),
  until: instant.optional(),
};
export type AuditFilters = z.output<z.ZodObject<typeof filters>>;

/** The newest first, for owners. */
export const listAuditEntries = rpc('identity.list-audit-entries', {
  request: z.object({ actor: principal, page, ...filters }),
  reply: pageOf(auditEntry),
});

/** The same by pieces, however long it is: `before` is the last id of the piece before. */
export const readAuditEntries = rpc('identity.read-audit-entries', {
  request: z.object({ actor: principal, before: z.uuid().optional(), limit: z.int().min(1).max(1_000), ...filters }),
  reply: z.object({ items: z.array(auditEntry) }),
});
