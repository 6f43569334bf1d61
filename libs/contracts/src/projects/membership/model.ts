import { z } from 'zod';
import { instant, numericId } from '../../core/values';
import { projectRole } from '../role/model';

/** A user's role in a project. Owners and users with the permission `projects` manage every project without a membership. */
export const membership = z.object({
  userId: numericId,
  projectId: numericId,
  role: projectRole,
  createdAt: instant,
});
export type Membership = z.infer<typeof membership>;
