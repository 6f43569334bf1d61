import { createGroup, maxGroupMembers } from '@plumbline/contracts';
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

/** The fields of a group. Users are given by ID. */
export const groupForm = z.object({
  name: createGroup.request.shape.name,
  leaderId: z.string().min(1),
  userIds: z.array(z.string()).max(maxGroupMembers),
});
export type GroupForm = z.output<typeof groupForm>;

/** Creates a group, or changes the one with the ID. */
export function saveGroup(
  id: string | undefined,
  { name, leaderId, userIds }: GroupForm,
): Promise<ResourceResponse<GroupAttributes>> {
  const body = { data: { attributes: { name, leader_id: leaderId, user_ids: userIds } } };
  return id === undefined ? api.post('v2/groups', body) : api.patch(`v2/groups/${id}`, body);
}

export const deleteGroup = (id: string) => api.delete(`v2/groups/${id}`);
