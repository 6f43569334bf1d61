/** Roles of the demo account, from the most permissions to the fewest. */
export type DemoRole = 'owner' | 'manager' | 'developer' | 'member' | 'subcontractor' | 'watcher';

export interface DemoPerson {
  role: DemoRole;
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  kind: 'in-house' | 'subcontractor' | 'watcher';
  permissions: string[];
}

const person = (
  role: DemoRole,
  name: string,
  facts: Partial<Pick<DemoPerson, 'kind' | 'permissions'>> = {},
): DemoPerson => {
  const [firstName = '', lastName = ''] = name.split(' ');
  return {
    role,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    password: `demo-${role}-password`,
    ...{ firstName, lastName, kind: 'in-house', permissions: [] },
    ...facts,
  };
};

/** The people of the demo account, one for each role. */
export const demoPeople: readonly DemoPerson[] = [
  person('owner', 'Olivia Owner'),
  person('manager', 'Max Manager', {
    permissions: ['users', 'projects', 'groups', 'roles', 'api_documentation_access'],
  }),
  person('developer', 'Dana Developer', { permissions: ['api_documentation_access'] }),
  person('member', 'Mia Member'),
  person('subcontractor', 'Sam Subcontractor', { kind: 'subcontractor' }),
  person('watcher', 'Walt Watcher', { kind: 'watcher' }),
];

export function demoPerson(role: DemoRole): DemoPerson {
  return demoPeople.find((candidate) => candidate.role === role)!;
}
