import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../app/api/api-client';
import type { ListResponse } from '../app/api/json-api';
import type { ProjectAttributes } from './project';

/** The first 500 projects by name: the most that the API gives at once, and more than anybody scrolls through. */
const projectNamesQuery = queryOptions({
  queryKey: ['projects', 'names'],
  queryFn: async ({ signal }) => {
    const { data } = await api.get<ListResponse<ProjectAttributes>>('v2/projects', {
      query: { pagesize: 500, sort: 'name' },
      signal,
    });
    return data.map(({ id, attributes: { name } }) => ({ value: id, label: name }));
  },
  staleTime: 60_000,
});

/** The projects as a selection has them, and the name behind an id; the id itself where there is none. */
export function useProjectNames() {
  const { data } = useQuery(projectNamesQuery);
  return useMemo(() => {
    const choices = data ?? [];
    const names = new Map(choices.map(({ value, label }) => [value, label]));
    return { choices, nameOf: (id: string) => names.get(id) ?? id };
  }, [data]);
}
