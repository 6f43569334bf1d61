import { z } from 'zod';
import type { UserKind } from '../../core/principal';

/** The roles of members of a project, from the least to the most powerful. Every account has the same roles. */
export const projectRoles = [
  { id: 4, key: 'observer', name: 'Observer', description: 'Sees the project and all of its tickets.' },
  {
    id: 3,
    key: 'contributor',
    name: 'Contributor',
    description: 'Creates tickets; sees and changes those that they made or that are assigned to them.',
  },
  { id: 2, key: 'member', name: 'Member', description: 'Sees, creates and changes all tickets of the project.' },
  {
    id: 1,
    key: 'manager',
    name: 'Project manager',
    description: 'Changes the project itself as well: its components, its ticket types and who takes part in it.',
  },
] as const;

export const projectRole = z.enum(['observer', 'contributor', 'member', 'manager']);
export type ProjectRole = z.infer<typeof projectRole>;

const highest: Record<UserKind, ProjectRole> = {
  'in-house': 'manager',
  subcontractor: 'contributor',
  watcher: 'observer',
};

/** The highest role that takes effect for a kind of user, whatever role they were given. */
export function highestRole(kind: UserKind): ProjectRole {
  return highest[kind];
}

/** Whether a role may do everything that another role may do. */
export function includesRole(role: ProjectRole, other: ProjectRole): boolean {
  return projectRole.options.indexOf(role) >= projectRole.options.indexOf(other);
}

/** The numeric id of a role; the API shows it as a short code. */
export function roleId(role: ProjectRole): number {
  return projectRoles.find(({ key }) => key === role)!.id;
}

/** The role with a numeric id; undefined when there is none. */
export function roleWithId(id: number): ProjectRole | undefined {
  return projectRoles.find((role) => role.id === id)?.key;
}
