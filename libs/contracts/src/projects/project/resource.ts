import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { day, instant, shortCode } from '../../core/values';
import { project, projectStatus } from './model';

export const projectResource = resource('projects', project, {
  description: 'A construction project, to which tickets, members, components and ticket types belong.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    id: attribute(shortCode, ({ id }) => toShortCode(id)),
    name: attribute(z.string(), ({ name }) => name),
    street: attribute(z.string().optional(), ({ street }) => street),
    zipcode: attribute(z.string().optional(), ({ zipcode }) => zipcode),
    city: attribute(z.string().optional(), ({ city }) => city),
    country: attribute(z.string().optional(), ({ country }) => country),
    description: attribute(z.string().optional(), ({ description }) => description),
    projectnumber: attribute(
      z.string().optional().describe('The number that the account gives the project.'),
      ({ projectNumber }) => projectNumber,
    ),
    'running-number': attribute(
      z.int().describe('Counts the projects of the account from 1.'),
      ({ runningNumber }) => runningNumber,
    ),
    homepage: attribute(z.string().optional(), ({ homepage }) => homepage),
    status: attribute(projectStatus.describe('1 active, 9 archived.'), ({ status }) => status),
    'drstart-date': attribute(day.optional().describe('The first day.'), ({ startDate }) => startDate),
    'drend-date': attribute(day.optional().describe('The last day.'), ({ endDate }) => endDate),
    'created-on': attribute(instant, ({ createdAt }) => createdAt),
    'updated-on': attribute(instant, ({ updatedAt }) => updatedAt),
    'author-id': attribute(shortCode, ({ authorId }) => toShortCode(authorId)),
    'typed-fields': attribute(z.record(z.string(), z.unknown()), () => ({})),
    'typed-values': attribute(z.record(z.string(), z.unknown()), () => ({})),
  },
  example: {
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
    createdAt: '2026-02-16T08:30:00.000Z',
    updatedAt: '2026-11-02T09:15:00.000Z',
  },
});
