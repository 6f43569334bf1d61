import { highestRole, includesRole, type Principal, type Project, type ProjectRole } from '@plumbline/contracts';
import type { ErrorCode } from '@plumbline/errors';

/** What someone wants to do with a project: look, work on its tickets, or change the project itself. */
export type Purpose = 'read' | 'work' | 'manage';

/** What someone is in a project that they see. */
export interface Standing {
  role: ProjectRole;
  /** Whether they see only the tickets that they made or that are assigned to them. */
  ownTicketsOnly: boolean;
}

/** Owners and those who manage projects see all of the account's; everybody else those they are members of. */
export function seesEveryProject(actor: Principal): boolean {
  return actor.owner || actor.permissions.includes('projects');
}

/** In-house users start projects of their own. */
export function mayCreateProject(actor: Principal): boolean {
  return actor.owner || actor.kind === 'in-house';
}

/** What all projects share, such as ticket types, is changed by those who see all of them. */
export function mayChangeSharedSettings(actor: Principal): boolean {
  return seesEveryProject(actor);
}

/**
 * What the actor is in a project: those who see every project manage it, members are what their role says, but no more than
 * their kind allows: watchers only read, subcontractors contribute. `given` is the role of their membership.
 */
export function standingOf(actor: Principal, given: ProjectRole | undefined): Standing {
  if (seesEveryProject(actor)) return { role: 'manager', ownTicketsOnly: false };
  const most = highestRole(actor.kind);
  const role = given === undefined || includesRole(given, most) ? most : given;
  return { role, ownTicketsOnly: given === 'contributor' || actor.kind === 'subcontractor' };
}

/** Why a project that the actor sees may not be used for a purpose; undefined when it may. An archived one is only read. */
export function refusalOf(
  { role }: Standing,
  project: Pick<Project, 'status'>,
  purpose: Purpose,
): ErrorCode | undefined {
  if (purpose === 'read') return undefined;
  if (!includesRole(role, purpose === 'manage' ? 'manager' : 'contributor')) return 'access.denied';
  return project.status === 9 ? 'projects.archived' : undefined;
}
