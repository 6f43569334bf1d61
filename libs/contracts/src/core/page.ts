import { z } from 'zod';

export const maxPageSize = 500;
export const defaultPageSize = 100;

/** Which part of a list is wanted; pages count from 1. */
export const page = z.object({
  number: z.int().min(1).default(1),
  size: z.int().min(1).max(maxPageSize).default(defaultPageSize),
});
export type Page = z.infer<typeof page>;

/** A part of a list and the size of the whole. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), count: z.int().nonnegative() });
