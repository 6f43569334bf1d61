import { z } from 'zod';
import { day, instant } from '../core/values';
import { componentResource, membershipResource, projectResource, ticketTypeResource } from './project-resource';
import { resourceType, shortCode } from './resource-type';
import { projectRole } from './roles';

const createdAt = '2026-02-16T08:30:00.000Z';

export const projectResourceType = resourceType('projects', {
  description: 'A construction project: what tickets, members, components and ticket types belong to.',
  attributes: {
    id: shortCode,
    name: z.string(),
    street: z.string().optional(),
    zipcode: z.string().optional(),
    city: z.string().optional(),
    country: z.string().optional(),
    description: z.string().optional(),
    projectnumber: z.string().optional().describe('The number that the account gives it.'),
    'running-number': z.int().describe('Counts the projects of the account from 1.'),
    homepage: z.string().optional(),
    status: z.union([z.literal(1), z.literal(9)]).describe('1 active, 9 archived.'),
    'drstart-date': day.optional().describe('The first day.'),
    'drend-date': day.optional().describe('The last day.'),
    'created-on': instant,
    'updated-on': instant,
    'author-id': shortCode,
    'typed-fields': z.record(z.string(), z.unknown()),
    'typed-values': z.record(z.string(), z.unknown()),
  },
  example: projectResource({
    id: 11,
    accountId: 1001,
    runningNumber: 4,
    name: 'Riverside quarter, block B',
    street: 'Quay Street 12',
    zipcode: '1020',
    city: 'Vienna',
    country: 'Austria',
    description: '84 flats, shell finished in May',
    projectNumber: 'RQ-2026-B',
    homepage: 'https://riverside.example.com',
    startDate: '2026-03-02',
    endDate: '2027-10-29',
    status: 1,
    authorId: 2001,
    createdAt,
    updatedAt: '2026-11-02T09:15:00.000Z',
  }),
});

export const componentResourceType = resourceType('components', {
  description: 'A part of a project, such as a floor, that tickets lie in.',
  attributes: { id: shortCode, name: z.string(), 'project-id': shortCode, 'created-at': instant },
  example: componentResource({ id: 21, projectId: 11, name: 'Stairwell 2', createdAt }),
});

export const ticketTypeResourceType = resourceType('ticket-types', {
  description: 'A kind of ticket, such as a defect. Projects use those that are assigned to them.',
  attributes: {
    id: shortCode,
    name: z.string(),
    'typed-fields': z.record(z.string(), z.unknown()).describe('The fields that the type adds, by their keys.'),
    'created-at': instant,
  },
  example: ticketTypeResource({ id: 31, accountId: 1001, name: 'Defect', createdAt }),
});

export const membershipResourceType = resourceType('memberships', {
  description: 'That a user takes part in a project. Its id is the id of the user.',
  attributes: {
    'user-id': shortCode,
    'project-id': shortCode,
    'role-id': shortCode,
    role: projectRole,
    'created-at': instant,
  },
  example: membershipResource({ userId: 2003, projectId: 11, role: 'contributor', createdAt }),
});
