import type { Principal, Project } from '@plumbline/contracts';
import type { ErrorCode } from '@plumbline/errors';

/** What someone wants to do with a project: look, work on its tickets, or change the project itself. */
export type Purpose = 'read' | 'work' | 'manage';

/** Owners and those who manage projects see all of the account's; everybody else those they are members of. */
export function seesEveryProject(actor: Principal): boolean {
  return actor.owner || actor.permissions.includes('projects');
}

/** In-house users start projects of their own. */
export function mayCreateProject(actor: Principal): boolean {
  return actor.owner || actor.kind === 'in-house';
}

/** What all projects share, such as ticket types, is changed by those who see all of them, and watchers change nothing. */
export function mayChangeSharedSettings(actor: Principal): boolean {
  return actor.owner || (actor.kind !== 'watcher' && seesEveryProject(actor));
}

/**
 * Why a project that the actor sees may not be used for a purpose; undefined when it may. Watchers only read,
 * subcontractors work on tickets, in-house users do both and run the project. An archived project is only read.
 */
export function refusalOf(actor: Principal, project: Pick<Project, 'status'>, purpose: Purpose): ErrorCode | undefined {
  if (purpose === 'read') return undefined;
  if (!actor.owner) {
    if (actor.kind === 'watcher') return 'access.denied';
    if (purpose === 'manage' && actor.kind !== 'in-house') return 'access.denied';
  }
  return project.status === 9 ? 'projects.archived' : undefined;
}
