import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, urlOf } from '../app/api/api-client';
import type { ListResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';
import { dayAfter } from '../app/value/day';

export interface AuditAttributes {
  at: string;
  /** The name of the event, such as `user.updated`. */
  action: string;
  actor: {
    kind: 'user' | 'operator' | 'bearer' | 'stranger' | 'system';
    'user-id'?: string;
    name?: string;
    'token-id'?: string;
    ip?: string;
    'user-agent'?: string;
  };
  subject: { type: 'account' | 'group' | 'session' | 'token' | 'user' | 'webhook'; id: string; name?: string };
  details: Record<string, unknown>;
}

export type AuditEntry = Resource<AuditAttributes>;

/** The event families of the filter. */
export const families = ['account', 'group', 'session', 'token', 'user', 'webhook'] as const;

export interface AuditSearch {
  page?: number;
  family?: (typeof families)[number];
  /** The ID of the user who acted. */
  actor?: string;
  /** The first and last day, such as `2026-11-24`. */
  from?: string;
  to?: string;
}

/** Converts the filters to query parameters. Days are local. */
function filtersOf({ family, actor, from, to }: AuditSearch) {
  const instant = (day: string | undefined) => day && new Date(`${day}T00:00`).toISOString();
  return {
    'filter[action]': family && `${family}.*`,
    'filter[actor]': actor,
    since: instant(from),
    until: instant(to && dayAfter(to, 1)),
  };
}

export const auditQuery = (search: AuditSearch) =>
  queryOptions({
    queryKey: ['audit', search],
    queryFn: ({ signal }) =>
      api.get<ListResponse<AuditAttributes>>('v2/audit_entries', {
        query: { page: search.page, pagesize: pageSize, ...filtersOf(search) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** Returns the URL of the CSV export with the same filters. */
export const auditExportUrl = (search: AuditSearch) => urlOf('v2/audit_entries/export', filtersOf(search));
