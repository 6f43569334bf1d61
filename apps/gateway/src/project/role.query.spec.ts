import { projectRoles } from '@plumbline/contracts';
import { sortedRoles, type RoleListQuery } from './role.query';

const ids = (sort: RoleListQuery['sort']) => sortedRoles(projectRoles, { sort }).map(({ id }) => id);

it.each([
  [undefined, false, [1, 2, 3, 4]],
  ['id', true, [4, 3, 2, 1]],
  ['name', false, [3, 2, 4, 1]],
  ['name', true, [1, 4, 2, 3]],
  ['created-on', false, [1, 2, 3, 4]],
  ['created-on', true, [4, 3, 2, 1]],
  ['is-admin-role', false, [2, 3, 4, 1]],
  ['is-admin-role', true, [1, 4, 3, 2]],
] as const)('sorts roles by %s, descending: %s', (field, descending, expected) => {
  expect(ids(field && { field, descending })).toEqual(expected);
});
