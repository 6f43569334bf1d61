import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../app/api/api-client';
import type { ListResponse } from '../app/api/json-api';
import type { ProjectAttributes } from './project';

/** The first 500 projects by name, the largest page of the API. */
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

/** Returns the projects for a selection and a function that maps an ID to a name, or to the ID if unknown. */
export function useProjectNames() {
  const { data } = useQuery(projectNamesQuery);
  return useMemo(() => {
    const choices = data ?? [];
    const names = new Map(choices.map(({ value, label }) => [value, label]));
    return { choices, nameOf: (id: string) => names.get(id) ?? id };
  }, [data]);
}
