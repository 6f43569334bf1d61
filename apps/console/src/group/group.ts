import { createGroup as createGroupContract, maxGroupMembers } from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';

/** A group in the response of the API, which uses snake_case here. */
export interface GroupAttributes {
  name: string;
  /** Absent if the leader was deleted. */
  leader_id?: string;
  user_ids: string[];
  created_on: string;
  updated_on: string;
}

export type UserGroup = Resource<GroupAttributes>;

export interface GroupSearch {
  page?: number;
  search?: string;
}

export const groupsQuery = ({ page, search }: GroupSearch) =>
  queryOptions({
    queryKey: ['groups', { page, search }],
    queryFn: ({ signal }) =>
      api.get<ListResponse<GroupAttributes>>('v2/groups', {
        query: { page, pagesize: pageSize, search, sort: 'name' },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', id],
    queryFn: ({ signal }) => api.get<ResourceResponse<GroupAttributes>>(`v2/groups/${id}`, { signal }),
  });

/** The fields of a group. Users are given by ID. */
export const groupForm = z.object({
  name: createGroupContract.request.shape.name,
  leaderId: z.string().min(1),
  userIds: z.array(z.string()).max(maxGroupMembers),
});
export type GroupForm = z.output<typeof groupForm>;

export const createGroup = (group: GroupForm) =>
  api.post<ResourceResponse<GroupAttributes>>('v2/groups', bodyOf(group));

/** Changes the given attributes only, and only in this version of the group. */
export const changeGroup = (id: string, group: Partial<GroupForm>, ifMatch?: string) =>
  api.patch<ResourceResponse<GroupAttributes>>(`v2/groups/${id}`, bodyOf(group), { ifMatch });

function bodyOf({ name, leaderId, userIds }: Partial<GroupForm>): object {
  return { data: { attributes: { name, leader_id: leaderId, user_ids: userIds } } };
}

/** Deletes the group, and if a version is given, only in that one. */
export const deleteGroup = (id: string, ifMatch?: string) => api.delete(`v2/groups/${id}`, { ifMatch });
