import { z } from 'zod';
import { day, instant, numericId, uuid } from './values';

const equality = ['eq', 'neq', 'in', 'not_in', 'has', 'has_not'] as const;
const order = [...equality, 'between', 'le', 'ge'] as const;
const containing = [...equality, 'like', 'not_like'] as const;

/** How a filter compares. `has` and `has_not` take no value, `le` and `ge` one, `between` two, the others one or several. */
export const filterPredicate = z.enum([...new Set([...order, ...containing])]);
export type FilterPredicate = z.infer<typeof filterPredicate>;

/** What fields hold: it decides how they are filtered. */
export const filterKinds = {
  id: { value: numericId, predicates: order },
  /** Several ids, of which a filter wants one. */
  ids: { value: numericId, predicates: equality },
  status: { value: numericId, predicates: order },
  priority: { value: numericId, predicates: order },
  integer: { value: z.int(), predicates: order },
  uuid: { value: uuid, predicates: equality },
  text: { value: z.string().max(200), predicates: containing },
  day: { value: day, predicates: order },
  /** A day stands for all of its instants, in UTC. */
  instant: { value: z.union([day, instant]), predicates: order },
} as const satisfies Record<string, { value: z.ZodType<string | number>; predicates: readonly FilterPredicate[] }>;
export type FilterKind = keyof typeof filterKinds;

/** The fewest and the most values of a predicate. */
export function valueCount(predicate: FilterPredicate): { least: number; most: number } {
  if (predicate === 'has' || predicate === 'has_not') return { least: 0, most: 0 };
  if (predicate === 'le' || predicate === 'ge') return { least: 1, most: 1 };
  return predicate === 'between' ? { least: 2, most: 2 } : { least: 1, most: 100 };
}

/** A condition on one of these fields, with the values and predicates of its kind. */
export function conditionOn<Field extends string>(kinds: Readonly<Record<Field, FilterKind>>) {
  const condition = z.object({
    field: z.enum(Object.keys(kinds) as [Field, ...Field[]]),
    predicate: filterPredicate,
    values: z.array(z.union([z.string(), z.number()])),
  });
  return condition.refine(({ field, predicate, values }) => {
    const { value, predicates } = filterKinds[kinds[field as Field]];
    const { least, most } = valueCount(predicate);
    const allowed: readonly FilterPredicate[] = predicates;
    return allowed.includes(predicate) && z.array(value).min(least).max(most).safeParse(values).success;
  });
}
