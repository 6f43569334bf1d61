import { z } from 'zod';
import { instant, numericId } from '../../core/values';

/** The maximum number of members of a group. */
export const maxGroupMembers = 500;

export const group = z.object({
  id: numericId,
  accountId: numericId,
  name: z.string(),
  /** The user who leads the group, whether a member or not; null when that user was deleted. */
  leaderId: numericId.nullable(),
  /** The members, ordered by id. */
  userIds: z.array(numericId),
  /** The user who created the group; that user may have been deleted since. */
  createdById: numericId,
  createdAt: instant,
  updatedAt: instant,
});
export type Group = z.infer<typeof group>;
