import type { StatusCode } from './ticket';

/** Whether nothing more is to be done: resolved, closed or rejected. */
const finished = new Set<StatusCode>(['ma', 'gk', 'ky']);

/** Whether a ticket should have been done by now. Days are in the form `2026-11-24`. */
export function isOverdue(due: string | undefined, status: StatusCode, today: string): boolean {
  return due !== undefined && due < today && !finished.has(status);
}
