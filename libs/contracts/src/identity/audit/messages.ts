import { z } from 'zod';
import { page, pageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId, uuid } from '../../core/values';
import { auditEntry } from './model';

const filters = {
  actorUserId: numericId.optional(),
  /** The user that an entry is about, or the owner of the thing that it is about. */
  subjectUserId: numericId.optional(),
  /** Event types, or families of them (`token.*`). */
  actions: z.array(z.string().max(100)).max(100).optional(),
  since: instant.optional(),
  until: instant.optional(),
};
export type AuditFilters = z.output<z.ZodObject<typeof filters>>;

/** Lists audit entries, newest first. Requires an owner. */
export const listAuditEntries = rpc('identity.list-audit-entries', {
  request: z.object({ actor: principal, page, ...filters }),
  reply: pageOf(auditEntry),
});

/** Reads the audit trail in batches, newest first. `before` is the last id of the previous batch. */
export const readAuditEntries = rpc('identity.read-audit-entries', {
  request: z.object({ actor: principal, before: uuid.optional(), limit: z.int().min(1).max(1_000), ...filters }),
  reply: z.object({ items: z.array(auditEntry) }),
});
