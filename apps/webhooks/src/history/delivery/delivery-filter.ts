import type { DeliveryFilter } from '@plumbline/contracts';

/** Whose deliveries: of some endpoints of an account. */
export interface DeliveryScope {
  accountId: number;
  /** Numbers of endpoints. */
  endpointIds: readonly number[];
}

export interface Condition {
  sql: string;
  values: unknown[];
}

/** What a list of deliveries is narrowed down to, as a condition on `delivery`. */
export function filterCondition({ accountId, endpointIds }: DeliveryScope, filter: DeliveryFilter = {}): Condition {
  const { statuses, eventNames, projectIds, from, to } = filter;
  const parts: string[] = [];
  const values: unknown[] = [];
  const add = (sql: (placeholder: string) => string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    parts.push(sql(`$${values.length}`));
  };
  add((value) => `account_id = ${value}`, accountId);
  // A single one as such, so that its own index gives the order.
  if (endpointIds.length === 1) add((value) => `endpoint_id = ${value}`, endpointIds[0]);
  else add((value) => `endpoint_id = any (${value}::bigint[])`, endpointIds);
  if (statuses?.length === 1) add((value) => `status = ${value}`, statuses[0]);
  else add((value) => `status = any (${value}::text[])`, statuses);
  add((value) => `event_name = any (${value}::text[])`, eventNames);
  add((value) => `project_id = any (${value}::bigint[])`, projectIds);
  // Ids begin with the time, so that a time is a place in the indexes.
  add((value) => `public_id >= ${value}`, from && firstUuidAt(from));
  add((value) => `public_id < ${value}`, to && firstUuidAt(to));
  return { sql: parts.join(' and '), values };
}

/** The lowest UUID of version 7 that is made at an instant (RFC 9562, 5.7). */
export function firstUuidAt(instant: string): string {
  const hex = Math.max(0, Date.parse(instant)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
