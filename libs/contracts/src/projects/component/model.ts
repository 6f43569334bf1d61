import { z } from 'zod';
import { instant, numericId } from '../../core/values';

export const component = z.object({ id: numericId, projectId: numericId, name: z.string(), createdAt: instant });
export type Component = z.infer<typeof component>;
