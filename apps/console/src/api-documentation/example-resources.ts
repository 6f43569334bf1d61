import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api/api-client';
import { ApiError } from '../app/api/api-error';
import type { Many, One } from '../app/api/json-api';
import type { Project, ProjectAttributes } from '../project/project';
import type { Ticket, TicketAttributes } from '../ticket/ticket';
import type { Seen } from './last-seen';

/** What the examples are about. */
export interface Subject {
  project?: Project;
  ticket?: Ticket;
  /** What was wished for and is not there, or not for the reader. */
  missing?: keyof Seen;
}

/** What the address names, else what was seen last, else the newest; looked for once, so that examples stay as they are. */
export const subjectQuery = (wanted: Seen, seen: Seen) =>
  queryOptions({
    queryKey: ['api-documentation', 'subject', wanted, seen],
    queryFn: () => findSubject(wanted, seen),
    staleTime: Infinity,
    gcTime: 0,
  });

async function findSubject(wanted: Seen, seen: Seen): Promise<Subject> {
  const [named, remembered] = await Promise.all([projectOf(wanted.project), projectOf(seen.project)]);
  const project = named ?? remembered ?? (await first<ProjectAttributes>('v2/projects'));
  if (!project) return {};
  const tickets = `v2/projects/${project.id}/tickets`;
  // A ticket belongs to the project that it was named or seen with.
  const wish = wanted.project === undefined || named ? wanted.ticket : undefined;
  const memory = project.id === remembered?.id ? seen.ticket : undefined;
  const [namedTicket, rememberedTicket] = await Promise.all([ticketOf(tickets, wish), ticketOf(tickets, memory)]);
  const ticket = namedTicket ?? rememberedTicket ?? (await first<TicketAttributes>(tickets));
  const missing =
    wanted.project && !named ? ('project' as const) : wanted.ticket && !namedTicket ? ('ticket' as const) : undefined;
  return { project, ticket, missing };
}

async function projectOf(id: string | undefined): Promise<Project | undefined> {
  return id === undefined
    ? undefined
    : ifThere(api.get<One<ProjectAttributes>>(`v2/projects/${encodeURIComponent(id)}`));
}

async function ticketOf(path: string, uuid: string | undefined): Promise<Ticket | undefined> {
  return uuid === undefined
    ? undefined
    : ifThere(api.get<One<TicketAttributes>>(`${path}/${encodeURIComponent(uuid)}`));
}

async function first<Attributes>(path: string): Promise<Many<Attributes>['data'][number] | undefined> {
  return (await api.get<Many<Attributes>>(path, { query: { pagesize: 1 } })).data[0];
}

async function ifThere<Attributes>(call: Promise<One<Attributes>>): Promise<One<Attributes>['data'] | undefined> {
  try {
    return (await call).data;
  } catch (error) {
    if (error instanceof ApiError && [403, 404, 422].includes(error.status)) return undefined;
    throw error;
  }
}
