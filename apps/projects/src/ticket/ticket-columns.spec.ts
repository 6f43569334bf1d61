import { ticket as ticketSchema } from '@plumbline/contracts';
import { toColumns, toTicket } from './ticket-columns';

const record = {
  id: '9007199254740991',
  uuid: '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e11',
  account_id: '1',
  project_id: '2',
  component_id: '3',
  ticket_type_id: '4',
  sequential_id: 12,
  subject: 'Crack',
  status_id: 5,
  priority_id: 2,
  assigned_to_id: '8',
  due_date: '2026-12-01',
  due_date_change_count: 1,
  progress: 50,
  typed_values: { tf0123456789abcdef: 'x' },
  subscribers: ['8', '9'],
  plan_x: '0.5',
  plan_y: null,
  parent_id: null,
  has_children: true,
  author_id: '5',
  updated_by_id: '6',
  closed_at: new Date('2026-11-24T09:00:00.000Z'),
  closed_by_id: '6',
  created_at: new Date('2026-11-24T08:00:00.123Z'),
  updated_at: new Date('2026-11-24T09:00:00.000Z'),
};

it('converts a record to a ticket: numbers from text, instants to ISO 8601, days unchanged', () => {
  const ticket = toTicket(record);
  expect(ticketSchema.parse(ticket)).toEqual(ticket);
  expect(ticket).toMatchObject({
    id: Number.MAX_SAFE_INTEGER,
    assignedToId: 8,
    subscribers: [8, 9],
    dueDate: '2026-12-01',
    createdAt: '2026-11-24T08:00:00.123Z',
    planY: null,
    hasChildren: true,
  });
});

it('converts changed instants to dates and leaves out absent ones', () => {
  const columns = toColumns({ subject: 'b', closedAt: null, updatedAt: '2026-11-24T09:00:00.000Z' });
  expect(columns).toMatchObject({ subject: 'b', closedAt: null, updatedAt: new Date('2026-11-24T09:00:00.000Z') });
  expect(columns.createdAt).toBeUndefined();
});
