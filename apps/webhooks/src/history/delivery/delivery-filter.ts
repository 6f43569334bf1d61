import type { DeliveryFilter } from '@plumbline/contracts';
import { undeliveredSql } from '../../delivery/delivery.entity';

/** The deliveries of some endpoints of an account. */
export interface DeliveryScope {
  accountId: number;
  /** The numbers of the endpoints. */
  endpointIds: readonly number[];
}

export interface Condition {
  sql: string;
  values: unknown[];
}

/** The filter of a list of deliveries, as a condition on `delivery`. */
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
  // For a single endpoint an equation, so that the index on the endpoint also gives the order.
  if (endpointIds.length === 1) add((value) => `endpoint_id = ${value}`, endpointIds[0]);
  else add((value) => `endpoint_id = any (${value}::bigint[])`, endpointIds);
  if (statuses?.length === 1) add((value) => `status = ${value}`, statuses[0]);
  else add((value) => `status = any (${value}::text[])`, statuses);
  if (statuses && !statuses.includes('delivered')) parts.push(undeliveredSql);
  add((value) => `event_name = any (${value}::text[])`, eventNames);
  add((value) => `project_id = any (${value}::bigint[])`, projectIds);
  // Ids begin with their time, so the indexes on ids find a time.
  add((value) => `public_id >= ${value}`, from && firstUuidAt(from));
  add((value) => `public_id < ${value}`, to && firstUuidAt(to));
  return { sql: parts.join(' and '), values };
}

/** The lowest UUID of version 7 of an instant (RFC 9562, 5.7). */
export function firstUuidAt(instant: string): string {
  const hex = Math.max(0, Date.parse(instant)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
