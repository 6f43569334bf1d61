import { z } from 'zod';

export const maxPageSize = 500;
export const defaultPageSize = 100;

/** The requested page of a list; pages count from 1. */
export const page = z.object({
  number: z.int().min(1).default(1),
  size: z.int().min(1).max(maxPageSize).default(defaultPageSize),
});
export type Page = z.infer<typeof page>;

/** One page of a list, with the number of items in the whole list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), count: z.int().nonnegative() });
