import { toOne, toShortCode, type Resource } from '@plumbline/contracts';

/** That a project uses a ticket type. A type is in a project at most once, so its id serves for both. */
export function ticketTypeProjectResource(projectId: number, ticketTypeId: number): Resource {
  const [project, type] = [toShortCode(projectId), toShortCode(ticketTypeId)];
  return {
    id: type,
    type: 'ticket-type-projects',
    attributes: { 'ticket-type-id': type, 'project-id': project, 'required-fields': [] },
    relationships: { 'ticket-type': toOne('ticket-types', type), project: toOne('projects', project) },
  };
}
