import type { StatusCode } from './ticket';

/** Statuses of finished tickets: resolved, closed and rejected. */
const finished = new Set<StatusCode>(['ma', 'gk', 'ky']);

/** Returns whether a ticket is overdue. Dates are like `2026-11-24`. */
export function isOverdue(due: string | undefined, status: StatusCode, today: string): boolean {
  return due !== undefined && due < today && !finished.has(status);
}
