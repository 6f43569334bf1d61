import type { Project } from '../projects/project';
import { componentResource, membershipResource, projectResource, ticketTypeResource } from './project-resource';
import { resource } from './resource';
import { toShortCode } from './short-code';

const createdAt = '2026-11-24T08:00:00.000Z';
const project: Project = {
  id: 2,
  accountId: 1,
  runningNumber: 3,
  name: 'Harbour bridge',
  street: null,
  zipcode: null,
  city: 'Hamburg',
  country: null,
  description: null,
  projectNumber: 'HB-1',
  homepage: null,
  startDate: '2026-01-01',
  endDate: null,
  status: 1,
  authorId: 5,
  createdAt,
  updatedAt: createdAt,
};

describe('projectResource', () => {
  it("has the wire format's names and leaves out what has no value", () => {
    const { attributes } = resource.parse(projectResource(project));
    expect(attributes).toMatchObject({
      name: 'Harbour bridge',
      projectnumber: 'HB-1',
      'running-number': 3,
      status: 1,
      'drstart-date': '2026-01-01',
    });
    expect(attributes).not.toHaveProperty('drend-date');
    expect(attributes).not.toHaveProperty('street');
  });
});

it('components, ticket types and memberships are resources named by short codes', () => {
  expect(resource.parse(componentResource({ id: 4, projectId: 2, name: 'Deck', createdAt }))).toMatchObject({
    id: toShortCode(4),
    type: 'components',
  });
  expect(resource.parse(ticketTypeResource({ id: 6, accountId: 1, name: 'Defect', createdAt }))).toMatchObject({
    id: toShortCode(6),
    type: 'ticket-types',
  });
  expect(resource.parse(membershipResource({ userId: 5, projectId: 2, role: 'member', createdAt }))).toMatchObject({
    id: toShortCode(5),
    type: 'memberships',
  });
});
