import { projectRole, projectRoles, resourceType, toShortCode, type Resource } from '@plumbline/contracts';
import { z } from 'zod';

type Role = (typeof projectRoles)[number];

/** A role as the API shows it. */
export function roleResource({ id, key, name, description }: Role, users: number): Resource {
  return {
    id: toShortCode(id),
    type: 'roles',
    attributes: { name, key, description, 'is-admin-role': key === 'manager', 'count-assigned-users': users },
  };
}

export const roleResourceType = resourceType('roles', {
  description: 'What a member of a project may do there.',
  attributes: {
    name: z.string(),
    key: projectRole.describe('The role by the word that memberships give.'),
    description: z.string(),
    'is-admin-role': z.boolean(),
    'count-assigned-users': z.int().describe('How many users have it in some project.'),
  },
  example: roleResource(
    projectRoles.find(({ key }) => key === 'contributor')!,
    5,
  ),
});
