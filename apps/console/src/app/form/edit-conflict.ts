/** A field that somebody else has changed since it was read, and that the user has changed to another value. */
export interface EditConflict<Values> {
  field: keyof Values & string;
  theirs: unknown;
  mine: unknown;
}

/** Returns the names of the fields whose values differ. */
export function changedFields<Values extends object>(before: Values, after: Values): (keyof Values & string)[] {
  return (Object.keys(after) as (keyof Values & string)[]).filter((name) => !isSame(before[name], after[name]));
}

/**
 * Compares two edits of the same values. What only one of them has changed is no conflict. Whether others have changed one of the
 * fields `secrets` cannot be read: there, every change of the user is a conflict.
 */
export function conflictsBetween<Values extends object>(
  before: Values,
  { theirs, mine }: { theirs: Values; mine: Values },
  secrets: readonly string[] = [],
): EditConflict<Values>[] {
  const changedByThem = new Set<string>([...changedFields(before, theirs), ...secrets]);
  return changedFields(before, mine)
    .filter((field) => changedByThem.has(field) && !isSame(theirs[field], mine[field]))
    .map((field) => ({ field, theirs: theirs[field], mine: mine[field] }));
}

/** Returns the properties with these names. */
export function pick<Values extends object>(values: Values, names: readonly string[]): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))) as Partial<Values>;
}

/** Returns the properties without those of these names. */
export function omit<Values extends object>(values: Values, names: readonly string[]): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))) as Partial<Values>;
}

/** Values of forms are JSON. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortKeys) === JSON.stringify(other, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
