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
  /** Whether the person may be named anew, where that takes somebody active. */
  active: boolean;
}

/** The names of the account's people; empty for those who may not see them, such as subcontractors. */
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

/** The people one can choose from, and the name behind an id. One always knows oneself. */
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
