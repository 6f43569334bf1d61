import type { projectRoles } from '@plumbline/contracts';
import type { ListQuery } from '@plumbline/http';

type Role = (typeof projectRoles)[number];
const sorts = ['id', 'name', 'created-on', 'is-admin-role'] as const;
type RoleSort = (typeof sorts)[number];

export type RoleListQuery = ListQuery<RoleSort>;
export const roleList = { sorts, search: 'their names', sync: true };

const comparisons: Record<RoleSort, (one: Role, other: Role) => number> = {
  id: (one, other) => one.id - other.id,
  name: (one, other) => one.name.localeCompare(other.name, 'en'),
  // Every account has had all of them from its beginning.
  'created-on': () => 0,
  'is-admin-role': (one, other) => Number(one.key === 'manager') - Number(other.key === 'manager'),
};

/** The roles in an order, by id unless sorted. The id breaks ties. */
export function sortedRoles(roles: readonly Role[], { sort }: Pick<RoleListQuery, 'sort'>): Role[] {
  const compare = comparisons[sort?.field ?? 'id'];
  const direction = sort?.descending ? -1 : 1;
  return roles.toSorted((one, other) => direction * (compare(one, other) || one.id - other.id));
}
