import { z } from 'zod';

/** What every list keeps in its address. A value that makes no sense counts as none. */
export const listSearch = z.object({
  page: z.number().int().min(1).optional().catch(undefined),
  search: z.string().max(200).optional().catch(undefined),
});

/** Rows of a page of a list. */
export const pageSize = 25;
