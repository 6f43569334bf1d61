import { MoreThanOrEqual, type FindOperator } from 'typeorm';

/** The condition of a `find` that a row of a table of `stampChanges` changed at or after an instant (ISO 8601); none without one. */
export function changedAtOrAfter(instant: string | undefined): { updatedAt?: FindOperator<Date> } {
  return instant === undefined ? {} : { updatedAt: MoreThanOrEqual(new Date(instant)) };
}
