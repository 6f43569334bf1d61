import { z } from 'zod';
import { instant, numericId, uuid } from '../../core/values';

/** A session as its user sees it. */
export const session = z.object({
  id: uuid,
  userId: numericId,
  ip: z.string(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
});
export type Session = z.infer<typeof session>;
