import { z } from 'zod';
import { attribute, relatedTo, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, numericId, shortCode } from '../../core/values';
import { ticketType } from './model';

export const ticketTypeResource = resource('ticket-types', ticketType, {
  description: 'A kind of ticket, such as a defect. Projects use the types that are assigned to them.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    id: attribute(shortCode, ({ id }) => toShortCode(id)),
    name: attribute(z.string(), ({ name }) => name),
    'typed-fields': attribute(
      z.record(z.string(), z.unknown()).describe('The fields that the type adds to tickets, by key.'),
      () => ({}),
    ),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
  },
  example: { id: 31, accountId: 1001, name: 'Defect', createdAt: '2026-02-16T08:30:00.000Z' },
});

const assignment = z.object({ projectId: numericId, ticketTypeId: numericId });

/** Its id is that of the type: a type is assigned to a project at most once. */
export const ticketTypeProjectResource = resource('ticket-type-projects', assignment, {
  description: 'The assignment of a ticket type to a project. Its id is that of the type.',
  id: ({ ticketTypeId }) => toShortCode(ticketTypeId),
  attributes: {
    'ticket-type-id': attribute(shortCode, ({ ticketTypeId }) => toShortCode(ticketTypeId)),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'required-fields': attribute(z.array(z.string()), () => []),
  },
  relationships: {
    'ticket-type': relatedTo('ticket-types', ({ ticketTypeId }) => toShortCode(ticketTypeId)),
    project: relatedTo('projects', ({ projectId }) => toShortCode(projectId)),
  },
  example: { projectId: 11, ticketTypeId: 31 },
});
