import { resourceObject } from '../../core/json-api';
import { toShortCode } from '../../core/short-code';
import { componentResource } from '../component/resource';
import { membershipResource } from '../membership/resource';
import { ticketTypeResource } from '../ticket-type/resource';
import type { Project } from './model';
import { projectResource } from './resource';

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
  it("has the wire format's names and leaves out attributes without a value", () => {
    const { attributes } = resourceObject.parse(projectResource.of(project));
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

it('identifies components, ticket types and memberships by short codes', () => {
  expect(resourceObject.parse(componentResource.of({ id: 4, projectId: 2, name: 'Deck', createdAt }))).toMatchObject({
    id: toShortCode(4),
    type: 'components',
  });
  expect(resourceObject.parse(ticketTypeResource.of({ id: 6, accountId: 1, name: 'Defect', createdAt }))).toMatchObject(
    {
      id: toShortCode(6),
      type: 'ticket-types',
    },
  );
  expect(
    resourceObject.parse(membershipResource.of({ userId: 5, projectId: 2, role: 'member', createdAt })),
  ).toMatchObject({
    id: toShortCode(5),
    type: 'memberships',
  });
});
