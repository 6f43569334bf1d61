import { isDeepStrictEqual } from 'node:util';

/** The wanted values that differ from the current ones, compared by content; undefined without a difference. Ignores undefined values. */
export function changedFields<T extends object>(current: T, wanted: Partial<T>): Partial<T> | undefined {
  const fields = (Object.keys(wanted) as (keyof T)[]).filter(
    (field) => wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], current[field]),
  );
  if (fields.length === 0) return undefined;
  const changes: Partial<T> = {};
  for (const field of fields) changes[field] = wanted[field];
  return changes;
}
