import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { projectRole, projectRoles } from './model';

/** A role, with how many users have it. */
const countedRole = z.object({
  id: z.int(),
  key: projectRole,
  name: z.string(),
  description: z.string(),
  users: z.int().nonnegative(),
});

export const roleResource = resource('roles', countedRole, {
  description: 'What a member of a project may do there.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    name: attribute(z.string(), ({ name }) => name),
    key: attribute(projectRole.describe('The `role` of memberships.'), ({ key }) => key),
    description: attribute(z.string(), ({ description }) => description),
    'is-admin-role': attribute(z.boolean(), ({ key }) => key === 'manager'),
    'count-assigned-users': attribute(
      z.int().describe('How many users have the role in at least one project.'),
      ({ users }) => users,
    ),
  },
  example: { ...projectRoles.find(({ key }) => key === 'contributor')!, users: 5 },
});
