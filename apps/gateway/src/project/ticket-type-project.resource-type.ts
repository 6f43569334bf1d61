import { resourceType, shortCode } from '@plumbline/contracts';
import { z } from 'zod';
import { ticketTypeProjectResource } from './ticket-type-project.resource';

export const ticketTypeProjectResourceType = resourceType('ticket-type-projects', {
  description: 'That a project uses a ticket type. Its id is that of the type.',
  attributes: { 'ticket-type-id': shortCode, 'project-id': shortCode, 'required-fields': z.array(z.string()) },
  relationships: { 'ticket-type': 'ticket-types', project: 'projects' },
  example: ticketTypeProjectResource(11, 31),
});
