import { highestRole, includesRole, type ProjectRole, type UserKind } from '@plumbline/contracts';
import { DomainError, text } from '@plumbline/errors';

const usual: Record<UserKind, ProjectRole> = {
  'in-house': 'member',
  subcontractor: 'contributor',
  watcher: 'observer',
};

const atMost = {
  'in-house': 'A user is at most {{role}} in a project.',
  subcontractor: 'A subcontractor is at most {{role}} in a project.',
  watcher: 'A watcher is at most {{role}} in a project.',
} as const satisfies Record<UserKind, string>;

/**
 * The role of a new member: the requested one, or the usual one for their kind of user.
 * @throws DomainError `projects.role-not-for-kind`
 */
export function roleFor(kind: UserKind, named: ProjectRole | undefined): ProjectRole {
  const role = named ?? usual[kind];
  if (includesRole(highestRole(kind), role)) return role;
  throw new DomainError('projects.role-not-for-kind', {
    detail: text(atMost[kind], { role: text(highestRole(kind)) }),
    source: { pointer: '/data/attributes/roleId' },
  });
}

/**
 * Actors assign only roles that they have themselves in the project, to members who have no higher one.
 * @throws DomainError `access.denied`
 */
export function assertMayAssign(own: ProjectRole, change: { from: ProjectRole; to: ProjectRole }): void {
  if (includesRole(own, change.from) && includesRole(own, change.to)) return;
  throw new DomainError('access.denied', {
    detail: text(
      'Your role in this project is {{role}}: you can assign only roles up to it, to members who have no higher one.',
      { role: text(own) },
    ),
    source: { pointer: '/data/attributes/roleId' },
  });
}
