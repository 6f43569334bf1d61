import { defaultPageSize, maxPageSize } from '@plumbline/contracts';
import type { ListQueryOptions } from '@plumbline/http';
import { z } from 'zod';
import { instantParameter } from '../request-values/dates';

/** The query parameters that `readListQuery` reads with these options. */
export function listParameters({
  sorts = [],
  filters = [],
  search,
  sync,
}: ListQueryOptions<string>): Record<string, z.ZodType> {
  return {
    page: z.int().min(1).default(1).describe('Number of the page, starting at 1.'),
    pagesize: z
      .int()
      .min(1)
      .max(maxPageSize)
      .default(defaultPageSize)
      .describe(`Maximum number of entries per page. Values above ${maxPageSize} are reduced to ${maxPageSize}.`),
    ...(sorts.length > 0 && {
      sort: z
        .string()
        .describe(`Sort order: ${sorts.map((field) => `\`${field}\``).join(', ')}. A leading \`-\` sorts descending.`),
    }),
    ...(search !== undefined && { search: z.string().describe(`Returns only entries with this text in ${search}.`) }),
    ...(sync === true && {
      last_sync_date: instantParameter('Returns only entries changed at or after this time.'),
    }),
    ...Object.fromEntries(
      filters.map((name) => [
        `filter[${name}]`,
        z
          .string()
          .describe(
            'Returns only entries with this value, or with one of several values separated by commas. To exclude values, send ' +
              `\`filter[${name}][][predicate]=not_in&filter[${name}][][value][]=...\`.`,
          ),
      ]),
    ),
  };
}
