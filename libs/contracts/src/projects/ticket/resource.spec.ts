import { resourceObject } from '../../core/json-api';
import { toShortCode } from '../../core/short-code';
import type { Ticket } from './model';
import { ticketResource } from './resource';

const bare: Ticket = {
  id: 7,
  uuid: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e11',
  accountId: 1,
  projectId: 2,
  componentId: 3,
  ticketTypeId: 4,
  sequentialId: 12,
  subject: 'Crack in the wall',
  statusId: 1,
  priorityId: 2,
  assignedToId: null,
  dueDate: null,
  dueDateChangeCount: 0,
  progress: 0,
  typedValues: {},
  subscribers: [],
  planX: null,
  planY: null,
  parentId: null,
  hasChildren: false,
  authorId: 5,
  updatedById: 5,
  closedAt: null,
  closedById: null,
  createdAt: '2026-11-24T08:00:00.000Z',
  updatedAt: '2026-11-24T08:00:00.000Z',
};

describe('ticketResource', () => {
  it('is a JSON:API resource with the short code as id and the UUID among the attributes', () => {
    const ticket = ticketResource.of(bare);
    expect(resourceObject.parse(ticket)).toEqual(ticket);
    expect(ticket).toMatchObject({
      id: toShortCode(7),
      type: 'tickets',
      attributes: { uuid: bare.uuid, 'sequential-id': 12 },
    });
  });

  it('leaves out attributes without a value', () => {
    const { attributes } = ticketResource.of(bare);
    for (const name of ['assigned-to-id', 'due-date', 'parent-id', 'plan-x', 'plan-y', 'closed-at', 'closed-by-id'])
      expect(attributes).not.toHaveProperty(name);
    expect(Object.values(attributes)).not.toContain(null);
  });

  it('keeps empty and zero values', () => {
    const { attributes } = ticketResource.of(bare);
    expect(attributes).toMatchObject({
      progress: 0,
      'due-date-change-count': 0,
      'has-children': false,
      subscribers: [],
      'typed-values': {},
    });
  });

  it('shows statuses and priorities by code, and users by short code', () => {
    const { attributes } = ticketResource.of({
      ...bare,
      statusId: 5,
      priorityId: 3,
      assignedToId: 8,
      closedById: 9,
      subscribers: [8, 9],
    });
    expect(attributes).toMatchObject({
      'status-id': 'gk',
      'priority-id': 'ma',
      'assigned-to-id': toShortCode(8),
      'closed-by-id': toShortCode(9),
      subscribers: [toShortCode(8), toShortCode(9)],
    });
  });

  it('relates to what it belongs to, with null for an absent resource', () => {
    const { relationships } = ticketResource.of({ ...bare, parentId: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e12' });
    expect(relationships).toMatchObject({
      project: { data: { type: 'projects', id: toShortCode(2) } },
      component: { data: { type: 'components', id: toShortCode(3) } },
      'ticket-type': { data: { type: 'ticket-types', id: toShortCode(4) } },
      'parent-ticket': { data: { type: 'tickets', id: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e12' } },
      'assigned-to': { data: null },
    });
  });
});
