import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../app/api/api-client';
import { ApiError } from '../app/api/api-error';
import type { ListResponse } from '../app/api/json-api';
import { useMe } from '../session/session';
import type { UserAttributes } from './user';

interface UserName {
  id: string;
  name: string;
  /** Whether the user can be selected where an active user is required. */
  active: boolean;
}

/** The names of all users; empty for users who may not list them, such as subcontractors. */
const userNamesQuery = queryOptions({
  queryKey: ['users', 'names'],
  queryFn: async ({ signal }): Promise<UserName[]> => {
    try {
      const { data } = await api.get<ListResponse<UserAttributes>>('v1/users', { query: { pagesize: 500 }, signal });
      return data.map(({ id, attributes: { fullname, active } }) => ({ id, name: fullname, active }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 403) return [];
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Returns the users for a selection and a function that maps an ID to a name. The current user is always included. */
export function useUserNames(): { users: UserName[]; nameOf: (id: string) => string } {
  const me = useMe();
  const { data } = useQuery(userNamesQuery);
  return useMemo(() => {
    const self = { id: me.id, name: `${me.firstName} ${me.lastName}`, active: true };
    const others = (data ?? []).filter(({ id }) => id !== me.id);
    const users = [self, ...others].sort((one, other) => one.name.localeCompare(other.name));
    const names = new Map(users.map(({ id, name }) => [id, name]));
    return { users, nameOf: (id) => names.get(id) ?? id };
  }, [data, me]);
}
