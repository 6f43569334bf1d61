import { z } from 'zod';
import { instant } from './values';

export const maxPageSize = 500;
export const defaultPageSize = 100;

/** The requested page of a list; pages count from 1. */
export const page = z.object({
  number: z.int().min(1).default(1),
  size: z.int().min(1).max(maxPageSize).default(defaultPageSize),
});
export type Page = z.infer<typeof page>;

/** The number of items on the pages before this one. */
export const offsetOf = ({ number, size }: Page): number => (number - 1) * size;

/** One page of a list, with the number of items in the whole list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), count: z.int().nonnegative() });

/**
 * A page of a list that clients synchronise. The first page has the time from which the next read of changes must begin to miss nothing;
 * services of the former release do not send it.
 */
export const syncPageOf = <Item extends z.ZodType>(item: Item) =>
  pageOf(item).extend({ nextSyncDate: instant.optional() });

/** A whole list that clients synchronise, with the time from which the next read of changes must begin to miss nothing. */
export const syncListOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextSyncDate: instant.optional() });

/** The order of a list. Entries that are equal in it are in the order of their ids. */
export const orderBy = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.object({ field: z.enum(fields), descending: z.boolean() });
