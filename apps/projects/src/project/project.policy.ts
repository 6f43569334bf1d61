import { highestRole, includesRole, type Principal, type Project, type ProjectRole } from '@plumbline/contracts';
import type { ErrorCode } from '@plumbline/errors';

/** The purpose of an access: read the project, work on its tickets, or manage the project itself. */
export type Purpose = 'read' | 'work' | 'manage';

/** What an actor may do in a project that they see. */
export interface AccessLevel {
  role: ProjectRole;
  /** Whether they see only tickets that they created or that are assigned to them. */
  ownTicketsOnly: boolean;
}

/** Owners and users with the permission `projects` see every project of the account; others those they are members of. */
export function seesEveryProject(actor: Principal): boolean {
  return actor.owner || actor.permissions.includes('projects');
}

/** Whether an actor sees a project of their account. `role` is the role of their membership, if any. */
export function seesProject(actor: Principal, role: ProjectRole | undefined): boolean {
  return role !== undefined || seesEveryProject(actor);
}

/** Owners and in-house users may create projects. */
export function mayCreateProject(actor: Principal): boolean {
  return actor.owner || actor.kind === 'in-house';
}

/** Settings that all projects share, such as ticket types, require access to every project. */
export function mayChangeSharedSettings(actor: Principal): boolean {
  return seesEveryProject(actor);
}

/**
 * The access level of an actor in a project that they see. Actors who see every project manage it. Members have the role of their
 * membership, `given`, limited to what their kind of user allows: watchers only read, subcontractors contribute.
 */
export function accessLevelOf(actor: Principal, given: ProjectRole | undefined): AccessLevel {
  if (seesEveryProject(actor)) return { role: 'manager', ownTicketsOnly: false };
  const most = highestRole(actor.kind);
  const role = given === undefined || includesRole(given, most) ? most : given;
  return { role, ownTicketsOnly: given === 'contributor' || actor.kind === 'subcontractor' };
}

/** Why a project may not be used for a purpose; undefined when it may. Archived projects are read-only. */
export function refusalOf(
  { role }: AccessLevel,
  project: Pick<Project, 'status'>,
  purpose: Purpose,
): ErrorCode | undefined {
  if (purpose === 'read') return undefined;
  if (!includesRole(role, purpose === 'manage' ? 'manager' : 'contributor')) return 'access.denied';
  return project.status === 9 ? 'projects.archived' : undefined;
}
