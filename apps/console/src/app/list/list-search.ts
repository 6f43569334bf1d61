import { z } from 'zod';

/** The search parameters of every list. Invalid values are ignored. */
export const listSearch = z.object({
  page: z.number().int().min(1).optional().catch(undefined),
  search: z.string().max(200).optional().catch(undefined),
});

/** Rows per page. */
export const pageSize = 25;
