import { z } from 'zod';
import { instant, numericId, uuid } from '../../core/values';

export const comment = z.object({
  id: uuid,
  ticketUuid: uuid,
  projectId: numericId,
  authorId: numericId,
  text: z.string(),
  createdAt: instant,
});
export type Comment = z.infer<typeof comment>;
