import { z } from 'zod';
import { day, instant, numericId } from '../../core/values';

/** 1 active, 9 archived: the numbers of the wire format. */
export const projectStatus = z.union([z.literal(1), z.literal(9)]);

/** The fields of a project that clients set. */
export const projectFields = z.object({
  name: z.string().trim().min(1).max(255),
  street: z.string().max(255).nullable(),
  zipcode: z.string().max(32).nullable(),
  city: z.string().max(255).nullable(),
  country: z.string().max(255).nullable(),
  description: z.string().max(10_000).nullable(),
  projectNumber: z.string().max(100).nullable(),
  homepage: z.string().max(255).nullable(),
  startDate: day.nullable(),
  endDate: day.nullable(),
});

export const project = projectFields.extend({
  id: numericId,
  accountId: numericId,
  /** Counts the projects of the account from 1. */
  runningNumber: z.int().positive(),
  status: projectStatus,
  authorId: numericId,
  createdAt: instant,
  updatedAt: instant,
});
export type Project = z.infer<typeof project>;
