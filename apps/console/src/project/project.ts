import {
  projectFields,
  type componentResource,
  type projectResource,
  type ticketTypeResource,
} from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';

export type ProjectAttributes = z.output<typeof projectResource.attributes>;
export type Project = Resource<ProjectAttributes>;
export type Component = Resource<z.output<typeof componentResource.attributes>>;
export type TicketType = Resource<z.output<typeof ticketTypeResource.attributes>>;

const { shape } = projectFields;

/** The fields of a project, from the contract, with the attribute names of the wire format. */
export const projectForm = z.object({
  name: shape.name,
  projectnumber: shape.projectNumber,
  description: shape.description,
  street: shape.street,
  zipcode: shape.zipcode,
  city: shape.city,
  country: shape.country,
  homepage: shape.homepage,
  drstartDate: shape.startDate,
  drendDate: shape.endDate,
});
export type ProjectForm = z.output<typeof projectForm>;

export interface ProjectSearch {
  page?: number;
  search?: string;
  sort?: 'name' | '-created-on' | '-updated-on';
}

export const projectsQuery = ({ page, search, sort }: ProjectSearch) =>
  queryOptions({
    queryKey: ['projects', { page, search, sort }],
    queryFn: ({ signal }) =>
      api.get<ListResponse<ProjectAttributes>>('v2/projects', {
        query: { page, pagesize: pageSize, search, sort: sort ?? '-created-on' },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['projects', id],
    queryFn: ({ signal }) => api.get<ResourceResponse<ProjectAttributes>>(`v2/projects/${id}`, { signal }),
  });

export const createProject = (project: ProjectForm) =>
  api.post<ResourceResponse<ProjectAttributes>>('v1/projects', attributes({ ...project }));

/** Changes the given attributes only, and only in this version of the project. */
export const changeProject = (id: string, project: Partial<ProjectForm>, ifMatch?: string) =>
  api.put<ResourceResponse<ProjectAttributes>>(`v1/projects/${id}`, attributes({ ...project }), { ifMatch });

/** The components of a project. */
export const componentsQuery = (project: string) =>
  queryOptions({
    queryKey: ['projects', project, 'components'],
    queryFn: async ({ signal }): Promise<Component[]> => {
      const path = `v2/projects/${project}/components/project_components`;
      return (await api.get<ListResponse<Component['attributes']>>(path, { signal })).data;
    },
  });

export const addComponent = (project: string, name: string) =>
  api.post(`v1/projects/${project}/components`, attributes({ name }));

/** The ticket types of a project. */
export const projectTicketTypesQuery = (project: string) =>
  queryOptions({
    queryKey: ['projects', project, 'ticket-types'],
    queryFn: async ({ signal }): Promise<TicketType[]> => {
      const path = `v2/projects/${project}/ticket_types/ticket_type_project`;
      const { included = [] } = await api.get<ListResponse<unknown>>(path, { signal });
      return included.filter(({ type }) => type === 'ticket-types') as unknown as TicketType[];
    },
  });

/** The ticket types of the account. */
export const ticketTypesQuery = queryOptions({
  queryKey: ['ticket-types'],
  queryFn: async ({ signal }) =>
    (await api.get<ListResponse<TicketType['attributes']>>('v1/ticket_types', { signal })).data,
});

export const createTicketType = (name: string) =>
  api.post<ResourceResponse<TicketType['attributes']>>('v1/ticket_types', attributes({ name }));

export const assignTicketType = (project: string, ticketTypeId: string) =>
  api.post(`v1/projects/${project}/ticket_types_project`, attributes({ ticketTypeId }));

/** The user IDs of the members of a project. */
export const membersQuery = (project: string) =>
  queryOptions({
    queryKey: ['projects', project, 'members'],
    queryFn: async ({ signal }) => {
      const { data } = await api.get<ListResponse<unknown>>(`v1/projects/${project}/memberships`, { signal });
      return data.map(({ id }) => id);
    },
  });

export const addMember = (project: string, userId: string) =>
  api.post(`v1/projects/${project}/add_member_to_project`, attributes({ userId }));

export const removeMember = (project: string, userId: string) =>
  api.post(`v1/projects/${project}/remove_member_from_project`, attributes({ userId }));
