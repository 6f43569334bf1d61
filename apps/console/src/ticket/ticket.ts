import {
  ticketFields,
  ticketPriorities,
  ticketStatuses,
  type attachmentResource,
  type commentResource,
  type ticketResource,
} from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';
import { ticketSorts, type TicketSearch } from './ticket-search';

export type TicketAttributes = z.output<typeof ticketResource.attributes>;
export type Ticket = Resource<TicketAttributes>;
export type CommentAttributes = z.output<typeof commentResource.attributes>;
export type AttachmentAttributes = z.output<typeof attachmentResource.attributes>;

export const statusCodes = ticketStatuses.map(({ code }) => code);
export type StatusCode = (typeof statusCodes)[number];
export const priorityCodes = ticketPriorities.map(({ code }) => code);
export type PriorityCode = (typeof priorityCodes)[number];

const id = z.string().min(1);

/** The fields of a ticket, from the contract, with the codes of the wire format. */
export const ticketForm = z.object({
  subject: ticketFields.shape.subject.trim().min(1),
  ticketTypeId: id,
  componentId: id,
  statusId: z.enum(statusCodes),
  priorityId: z.enum(priorityCodes),
  assignedToId: id.nullable(),
  dueDate: ticketFields.shape.dueDate,
  progress: ticketFields.shape.progress,
});
export type TicketForm = z.output<typeof ticketForm>;

const pathOf = (project: string, uuid?: string) =>
  `v2/projects/${project}/tickets${uuid === undefined ? '' : `/${uuid}`}`;

export const ticketsQuery = (project: string, { page, search, sort, status }: TicketSearch) =>
  queryOptions({
    queryKey: ['tickets', project, { page, search, sort, status }],
    queryFn: ({ signal }) =>
      api.get<ListResponse<TicketAttributes>>(pathOf(project), {
        query: {
          page,
          pagesize: pageSize,
          search,
          sort: sort ?? ticketSorts[0],
          'filter[status_id]': status?.join(','),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const ticketQuery = (project: string, uuid: string) =>
  queryOptions({
    queryKey: ['tickets', project, uuid],
    queryFn: ({ signal }) => api.get<ResourceResponse<TicketAttributes>>(pathOf(project, uuid), { signal }),
  });

export const createTicket = (project: string, ticket: TicketForm) =>
  api.post<ResourceResponse<TicketAttributes>>(pathOf(project), attributes({ ...ticket }));

/** Changes the given attributes only, and only in this version of the ticket. */
export const changeTicket = (project: string, uuid: string, ticket: Partial<TicketForm>, ifMatch?: string) =>
  api.put<ResourceResponse<TicketAttributes>>(pathOf(project, uuid), attributes({ ...ticket }), { ifMatch });

/** Deletes the ticket, and if a version is given, only in that one. */
export const deleteTicket = (project: string, uuid: string, ifMatch?: string) =>
  api.delete(pathOf(project, uuid), { ifMatch });

/** The comments of a ticket, oldest first. */
export const commentsQuery = (project: string, uuid: string) =>
  queryOptions({
    queryKey: ['tickets', project, uuid, 'comments'],
    queryFn: ({ signal }) =>
      api.get<ListResponse<CommentAttributes>>(`${pathOf(project, uuid)}/journals`, {
        query: { filter: 1, pagesize: 500 },
        signal,
      }),
  });

export const addComment = (project: string, uuid: string, comment: string) =>
  api.post(`${pathOf(project, uuid)}/comment`, attributes({ comment }));

/** The links to a file. They work without a session and expire. */
export interface FileLinks {
  url: string;
  /** Undefined if the file is no picture, or could not be decoded. */
  thumbnail: string | undefined;
}

export interface Attachment extends Resource<AttachmentAttributes> {
  links: FileLinks;
}

interface ImageAttributes {
  'image-url': string;
  'image-url-thumb'?: string;
}

/** The files of a ticket with their links. */
export const attachmentsQuery = (project: string, uuid: string) =>
  queryOptions({
    queryKey: ['tickets', project, uuid, 'attachments'],
    queryFn: async ({ signal }): Promise<Attachment[]> => {
      const path = `${pathOf(project, uuid)}/attachments`;
      const { data, included = [] } = await api.get<ListResponse<AttachmentAttributes>>(path, {
        query: { pagesize: 500 },
        signal,
      });
      const images = new Map(included.map((image) => [image.id, image.attributes as unknown as ImageAttributes]));
      return data.map((attachment) => ({
        ...attachment,
        links: linksOf(images.get(attachment.attributes['attachable-id'])),
      }));
    },
    // Long before the links expire.
    refetchInterval: 20 * 60_000,
  });

export const attachmentsPath = (project: string, uuid: string) => `${pathOf(project, uuid)}/attachments`;

export const deleteAttachment = (project: string, uuid: string, id: string) =>
  api.delete(`${attachmentsPath(project, uuid)}/${id}`);

/** Makes a link relative: links contain the public URL, which can differ from the address of this page. */
function linksOf(image: ImageAttributes | undefined): FileLinks {
  const own = (url: string) => url.replace(/^https?:\/\/[^/]+/, '');
  const thumbnail = image?.['image-url-thumb'];
  return { url: own(image?.['image-url'] ?? ''), thumbnail: thumbnail && own(thumbnail) };
}
