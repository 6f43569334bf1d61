import { z } from 'zod';
import { instant, numericId } from '../../core/values';

export const comment = z.object({
  id: z.uuid(),
  ticketUuid: z.uuid(),
  projectId: numericId,
  authorId: numericId,
  text: z.string(),
  createdAt: instant,
});
export type Comment = z.infer<typeof comment>;
