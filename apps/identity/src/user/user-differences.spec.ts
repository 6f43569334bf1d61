import type { StoredUser } from './user';
import { differences } from './user-differences';

const now = new Date('2026-03-02T08:00:00.000Z');
const uma: StoredUser = {
  id: 7,
  accountId: 1,
  email: 'uma@example.com',
  firstName: 'Uma',
  lastName: 'User',
  kind: 'in-house',
  owner: false,
  active: true,
  permissions: ['users', 'projects'],
  language: 'en',
  activatedAt: now,
  createdAt: now,
  updatedAt: now,
};

describe('the differences between two states of a user', () => {
  it('contain the changed attributes with both values', () => {
    expect(differences(uma, { ...uma, owner: true, permissions: ['users'] })).toEqual({
      owner: { from: false, to: true },
      permissions: { from: ['users', 'projects'], to: ['users'] },
    });
  });

  it('are none when only the order of permissions or the time differs', () => {
    expect(differences(uma, { ...uma, permissions: ['projects', 'users'], updatedAt: new Date() })).toBeUndefined();
  });
});
