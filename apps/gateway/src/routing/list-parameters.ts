import { defaultPageSize, maxPageSize } from '@plumbline/contracts';
import type { FilterField, ListQueryOptions } from '@plumbline/http';
import { z } from 'zod';
import { instantParameter } from '../request-values/dates';

/** The parameter by which clients ask for what has changed. */
export const syncParameter = {
  last_sync_date: instantParameter('Returns only entries changed at or after this time.'),
};

/** The query parameters that `readListQuery` reads with these options. */
export function listParameters({
  sorts = [],
  filters = {},
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
    ...(sync === true && syncParameter),
    ...Object.fromEntries(
      Object.entries(filters).map(([name, field]) => [
        `filter[${name}]`,
        z.string().describe(filterDescription(name, field)),
      ]),
    ),
  };
}

function filterDescription(name: string, { predicates, texts }: FilterField): string {
  const several = texts ? '' : ', or with one of several values separated by commas';
  const example = predicates.includes('not_in') ? 'not_in' : 'in';
  return (
    `Returns only entries with this value${several}. For another predicate, send ` +
    `\`filter[${name}][][predicate]=${example}&filter[${name}][][value][]=...\`. Predicates: ${predicates.join(', ')}.`
  );
}
