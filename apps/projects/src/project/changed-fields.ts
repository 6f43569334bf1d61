import { isDeepStrictEqual } from 'node:util';

/** Those of the wanted values that are not so already, by content; undefined when all of them are. Absent ones do not count. */
export function differing<T extends object>(current: T, wanted: Partial<T>): Partial<T> | undefined {
  const fields = (Object.keys(wanted) as (keyof T)[]).filter(
    (field) => wanted[field] !== undefined && !isDeepStrictEqual(wanted[field], current[field]),
  );
  if (fields.length === 0) return undefined;
  const changes: Partial<T> = {};
  for (const field of fields) changes[field] = wanted[field];
  return changes;
}
