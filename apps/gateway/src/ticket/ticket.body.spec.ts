import type { DomainError } from '@plumbline/errors';
import { newTicket } from './ticket.body';

const uuid = '01a20c71-1dc8-7619-81db-9b50b56bcb13';
const read = (given: object) =>
  newTicket.read({ data: { attributes: { 'ticket-type-id': 31, 'component-id': 21, ...given } } }, jest.fn());

it.each([
  [{ uuid: null }, { uuid: undefined }],
  [{ uuid: '' }, { uuid: undefined }],
  [{ uuid: uuid.toUpperCase() }, { uuid }],
  [{ 'parent-id': '' }, { parentId: null }],
  [{ 'parent-id': null }, { parentId: null }],
  [{ subscribers: [5, { id: 8, type: 'User' }] }, { subscribers: [5, 8] }],
  [{ 'assigned-to-id': { id: 8, type: 'User' } }, { assignedToId: 8 }],
])('a new ticket can have %j', (given, fields) => {
  expect(read(given)).toMatchObject(fields);
});

it.each([
  [{ uuid: 'x' }, 'uuid must be a UUID.'],
  [{ 'parent-id': 'x' }, 'parent-id must be a UUID.'],
  [
    { subscribers: [{ id: 8, type: 'DefectradarGroup' }] },
    'subscribers/0 must be the id of a user, or {"id": ..., "type": "User"}.',
  ],
])('a new ticket cannot have %j', (given, message) => {
  expect(() => read(given)).toThrow(expect.objectContaining({ message }) as DomainError);
});
