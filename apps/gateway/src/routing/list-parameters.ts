import { defaultPageSize, maxPageSize } from '@plumbline/contracts';
import type { ListQueryOptions } from '@plumbline/http';
import { z } from 'zod';
import type { InputParameter } from './input';

/** What the documentation says of the parameters that `readListQuery` reads. */
export function listParameters({ sorts = [], filters = [], search, sync }: ListQueryOptions<string>): InputParameter[] {
  const parameters: [name: string, description: string, schema: z.ZodType | false][] = [
    ['page', 'Which part of the list, from 1.', z.int().min(1).default(1)],
    [
      'pagesize',
      `How many entries a part has; more than ${maxPageSize} are cut down to that.`,
      z.int().min(1).max(maxPageSize).default(defaultPageSize),
    ],
    [
      'sort',
      `The order: by ${sorts.map((field) => `\`${field}\``).join(', ')}; with a leading minus it is descending.`,
      sorts.length > 0 && z.string(),
    ],
    ['search', `Only entries that hold this text. It is looked for in ${search}.`, search !== undefined && z.string()],
    [
      'last_sync_date',
      'Only what was changed at or after this time: Unix time in seconds, or ISO 8601.',
      sync === true && z.union([z.int(), z.iso.datetime()]),
    ],
    ...filters.map((name): [string, string, z.ZodType] => [
      `filter[${name}]`,
      'Only entries with this value, or with one of several that are separated by commas. All others: ' +
        `\`filter[${name}][][predicate]=not_in&filter[${name}][][value][]=...\`.`,
      z.string(),
    ]),
  ];
  return parameters.flatMap(([name, description, schema]) =>
    schema === false ? [] : [{ in: 'query', name, description, schema }],
  );
}
