import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import { ApiError } from '../app/api/api-error';
import type { ListResponse, ResourceResponse } from '../app/api/json-api';
import type { Project, ProjectAttributes } from '../project/project';
import type { Ticket, TicketAttributes } from '../ticket/ticket';
import type { Seen } from './last-seen';

/** The project and ticket whose IDs the examples contain. */
export interface ExampleResources {
  project?: Project;
  ticket?: Ticket;
  /** The requested resource that does not exist or is not visible to the user. */
  missing?: keyof Seen;
}

/** Finds the resources in the address, or those last seen, or the newest. Runs once, so that the examples do not change. */
export const exampleResourcesQuery = (wanted: Seen, seen: Seen) =>
  queryOptions({
    queryKey: ['api-documentation', 'examples', wanted, seen],
    queryFn: () => findExamples(wanted, seen),
    staleTime: Infinity,
    gcTime: 0,
  });

async function findExamples(wanted: Seen, seen: Seen): Promise<ExampleResources> {
  const [named, remembered] = await Promise.all([projectOf(wanted.project), projectOf(seen.project)]);
  const project = named ?? remembered ?? (await newest<ProjectAttributes>('v2/projects', '-created-on'));
  if (!project) return {};
  const tickets = `v2/projects/${project.id}/tickets`;
  // A ticket is used only with the project it was requested or seen with.
  const wish = wanted.project === undefined || named ? wanted.ticket : undefined;
  const memory = project.id === remembered?.id ? seen.ticket : undefined;
  const [namedTicket, rememberedTicket] = await Promise.all([ticketOf(tickets, wish), ticketOf(tickets, memory)]);
  const ticket = namedTicket ?? rememberedTicket ?? (await newest<TicketAttributes>(tickets, '-created-at'));
  const missing =
    wanted.project && !named ? ('project' as const) : wanted.ticket && !namedTicket ? ('ticket' as const) : undefined;
  return { project, ticket, missing };
}

async function projectOf(id: string | undefined): Promise<Project | undefined> {
  return id === undefined
    ? undefined
    : ifThere(api.get<ResourceResponse<ProjectAttributes>>(`v2/projects/${encodeURIComponent(id)}`));
}

async function ticketOf(path: string, uuid: string | undefined): Promise<Ticket | undefined> {
  return uuid === undefined
    ? undefined
    : ifThere(api.get<ResourceResponse<TicketAttributes>>(`${path}/${encodeURIComponent(uuid)}`));
}

async function newest<Attributes>(
  path: string,
  sort: string,
): Promise<ListResponse<Attributes>['data'][number] | undefined> {
  return (await api.get<ListResponse<Attributes>>(path, { query: { pagesize: 1, sort } })).data[0];
}

async function ifThere<Attributes>(
  call: Promise<ResourceResponse<Attributes>>,
): Promise<ResourceResponse<Attributes>['data'] | undefined> {
  try {
    return (await call).data;
  } catch (error) {
    if (error instanceof ApiError && [403, 404, 422].includes(error.status)) return undefined;
    throw error;
  }
}
