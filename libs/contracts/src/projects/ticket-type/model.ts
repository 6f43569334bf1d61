import { z } from 'zod';
import { instant, numericId } from '../../core/values';

/** The key of a typed field in `typed-values`: `tf` and 16 hex digits. */
export const typedFieldKey = z.string().regex(/^tf[0-9a-f]{16}$/);

export const ticketType = z.object({ id: numericId, accountId: numericId, name: z.string(), createdAt: instant });
export type TicketType = z.infer<typeof ticketType>;
